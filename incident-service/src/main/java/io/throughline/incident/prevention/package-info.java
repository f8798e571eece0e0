/** What incident-service knows of the prevention actions of its incidents: those asked for, and those that there are. */
@NullMarked
package io.throughline.incident.prevention;

import org.jspecify.annotations.NullMarked;
