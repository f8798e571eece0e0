package io.throughline.notification.notification;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A notification as the API shows it.
 *
 * @param about reference of the incident
 * @param title of the incident when people were told
 * @param severity of the incident when people were told
 * @param event type of the event that caused it
 * @param acceptedAt when its channel took it; null until then
 * @param readAt when its recipient opened it in the inbox; null until then
 */
public record NotificationView(
        UUID id,
        String about,
        String title,
        String service,
        String severity,
        String event,
        String recipient,
        Channel channel,
        NotificationState state,
        Instant createdAt,
        @Nullable Instant acceptedAt,
        @Nullable Instant readAt) {

    static NotificationView of(Notification notification) {
        Occasion occasion = notification.occasion();
        return new NotificationView(
                notification.id(),
                occasion.about(),
                occasion.title(),
                occasion.service(),
                occasion.severity(),
                occasion.event(),
                notification.recipient(),
                notification.channel(),
                notification.state(),
                notification.createdAt(),
                notification.acceptedAt(),
                notification.readAt());
    }
}
