package io.throughline.notification.notification;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A notification as the API shows it.
 *
 * @param about reference of the incident or action
 * @param incident reference of the incident that it belongs to; null for an action that comes from none
 * @param title of the incident or action when people were told
 * @param summary what it asks of its recipient; null if the event says it all
 * @param service slug; null for an action that concerns no service
 * @param severity of the incident when people were told; null if it was not known
 * @param event type of the event that caused it
 * @param channel {@code INBOX}, or the name of a configured channel
 * @param acceptedAt when its channel took it; null until then
 * @param readAt when its recipient opened it in the inbox; null until then
 * @param acknowledgedAt when its recipient said that they know, of this or of a sibling; null until then
 * @param nextAttemptAt when it is sent next; null if it is not
 * @param deadAt when it was given up; null if it was not, or is sent again
 * @param deadReason why it was given up; null if it was not, or is sent again
 * @param attempts each time it was sent; only where one notification is asked for, none for the inbox
 */
public record NotificationView(
        UUID id,
        String about,
        @Nullable String incident,
        String title,
        @Nullable String summary,
        @Nullable String service,
        @Nullable String severity,
        String event,
        String recipient,
        String channel,
        NotificationState state,
        Instant createdAt,
        @Nullable Instant acceptedAt,
        @Nullable Instant readAt,
        @Nullable Instant acknowledgedAt,
        @Nullable Instant nextAttemptAt,
        @Nullable Instant deadAt,
        @Nullable String deadReason,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<AttemptView> attempts) {

    static NotificationView of(Notification notification) {
        return of(notification, notification.occasion(), null);
    }

    static NotificationView of(Notification notification, List<AttemptView> attempts) {
        return of(notification, notification.occasion(), attempts);
    }

    /** As those see it who may not know what it is about. */
    static NotificationView veiled(Notification notification) {
        return of(notification, notification.occasion().veiled(), null);
    }

    /** As those see it who may not know what receivers answered. */
    NotificationView withoutAnswers() {
        return new NotificationView(
                id,
                about,
                incident,
                title,
                summary,
                service,
                severity,
                event,
                recipient,
                channel,
                state,
                createdAt,
                acceptedAt,
                readAt,
                acknowledgedAt,
                nextAttemptAt,
                deadAt,
                deadReason,
                attempts == null
                        ? null
                        : attempts.stream().map(AttemptView::withoutAnswer).toList());
    }

    private static NotificationView of(
            Notification notification, Occasion occasion, @Nullable List<AttemptView> attempts) {
        return new NotificationView(
                notification.id(),
                occasion.about(),
                occasion.belongsTo(),
                occasion.title(),
                occasion.summary(),
                occasion.service(),
                occasion.severity(),
                occasion.event(),
                notification.recipient(),
                notification.channel(),
                notification.state(),
                notification.createdAt(),
                notification.acceptedAt(),
                notification.readAt(),
                notification.acknowledgedAt(),
                notification.nextAttemptAt(),
                notification.deadAt(),
                notification.deadReason(),
                attempts);
    }
}
