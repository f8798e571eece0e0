/** Alerts and their sources: what was received, what it means, and whether it is worth an incident. */
@NullMarked
package io.throughline.incident.alert;

import org.jspecify.annotations.NullMarked;
