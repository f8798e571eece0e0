package io.throughline.notification.notification;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.UUID;

/**
 * What people are told of.
 *
 * @param about reference of the incident
 * @param title of the incident, when it happened
 * @param service slug of the incident's primary service
 * @param severity {@code SEV1} to {@code SEV4}
 * @param event type of the event that says so
 * @param eventId id of that event
 * @param eventAt when it happened
 */
@Embeddable
public record Occasion(
        String about,
        String title,
        String service,
        String severity,
        String event,
        @Column(name = "event_id") UUID eventId,
        @Column(name = "event_at") Instant eventAt) {}
