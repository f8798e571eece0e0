/** What was released, as change events tell it, and the question whether an incident comes from it. */
@NullMarked
package io.throughline.incident.release;

import org.jspecify.annotations.NullMarked;
