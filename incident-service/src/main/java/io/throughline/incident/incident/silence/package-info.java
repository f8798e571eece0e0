/** Notes when the alerts of an incident have all resolved. */
@NullMarked
package io.throughline.incident.incident.silence;

import org.jspecify.annotations.NullMarked;
