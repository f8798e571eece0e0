/** The timeline: what happened in an incident, append-only, numbered without gaps, each entry sealed with the one before. */
@NullMarked
package io.throughline.incident.incident.timeline;

import org.jspecify.annotations.NullMarked;
