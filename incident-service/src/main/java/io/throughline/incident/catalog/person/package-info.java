/** People, as records name them: by address. Whoever has left stays, and is nobody's owner any more. */
@NullMarked
package io.throughline.incident.catalog.person;

import org.jspecify.annotations.NullMarked;
