/** When things really happened in an incident, and which of that cannot be. */
@NullMarked
package io.throughline.incident.incident.times;

import org.jspecify.annotations.NullMarked;
