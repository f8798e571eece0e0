package io.throughline.incident.incident.timeline;

/**
 * An entry as it stands in the timeline.
 *
 * @param number within the incident, from 1
 * @param hash its seal
 */
record TimelineEntry(long number, NewEntry said, String hash) {}
