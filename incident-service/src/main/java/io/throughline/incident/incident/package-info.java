/** The incident: its lifecycle, and how alerts open one. */
@NullMarked
package io.throughline.incident.incident;

import org.jspecify.annotations.NullMarked;
