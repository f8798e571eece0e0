/** What is missing in a service's record before production finds it. */
@NullMarked
package io.throughline.incident.catalog.readiness;

import org.jspecify.annotations.NullMarked;
