package io.throughline.notification.notification;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What people are told of.
 *
 * @param about reference of the incident or action
 * @param incident reference of the incident that this belongs to; null for an action that comes from none, and in what
 *     a release without this field has stored
 * @param title of the incident or action, when it happened
 * @param summary what it asks of its recipient, in words that may be read by everybody; null if the event says it all
 * @param service slug; null for an action that concerns no service
 * @param severity {@code SEV1} to {@code SEV4}, of the incident; null while that is not known here
 * @param event type of the event that says so
 * @param eventId id of that event
 * @param eventAt when it happened
 */
@Embeddable
public record Occasion(
        String about,
        @Nullable String incident,
        String title,
        @Nullable String summary,
        @Nullable String service,
        @Nullable String severity,
        String event,
        @Column(name = "event_id") UUID eventId,
        @Column(name = "event_at") Instant eventAt) {
    private static final String ACTION_PREFIX = "ACT-";

    /** The incident that decides who may know of it; null for an action that comes from none. */
    public @Nullable String belongsTo() {
        return incident == null && !isOfAction() ? about : incident;
    }

    /** The same without the words of people. */
    public Occasion veiled() {
        String veil = isOfAction() ? "A private action" : "A private incident";
        return new Occasion(about, incident, veil, summary, service, severity, event, eventId, eventAt);
    }

    private boolean isOfAction() {
        return about.startsWith(ACTION_PREFIX);
    }
}
