/** What a service record is made of: values and the rules each holds by itself. Knows nothing of how records are kept. */
@NullMarked
package io.throughline.incident.catalog.record;

import org.jspecify.annotations.NullMarked;
