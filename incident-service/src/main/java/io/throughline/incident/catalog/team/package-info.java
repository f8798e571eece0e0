/** Teams with their zones and holidays: from them the other services reckon what is due when. */
@NullMarked
package io.throughline.incident.catalog.team;

import org.jspecify.annotations.NullMarked;
