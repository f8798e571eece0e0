/** What an incident does to customers, interval by interval, and which severity that suggests. */
@NullMarked
package io.throughline.incident.incident.impact;

import org.jspecify.annotations.NullMarked;
