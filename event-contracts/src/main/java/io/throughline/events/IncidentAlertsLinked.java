package io.throughline.events;

import java.util.List;

/**
 * Alerts joined the incident; said once per delivery, however many they were.
 *
 * @param count how many joined
 * @param sample up to 20 of them
 * @param why in words, for people
 */
public record IncidentAlertsLinked(IncidentSnapshot incident, int count, List<LinkedAlert> sample, String why)
        implements IncidentEvent {}
