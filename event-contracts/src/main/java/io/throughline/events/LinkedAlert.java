package io.throughline.events;

import java.time.Instant;

/**
 * An alert that joined an incident.
 *
 * @param id UUID of the alert in incident-service
 * @param severity {@code CRITICAL}, {@code ERROR}, {@code WARNING} or {@code INFO}
 */
public record LinkedAlert(String id, String name, String severity, Instant startsAt) {}
