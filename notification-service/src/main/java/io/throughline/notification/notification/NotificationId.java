package io.throughline.notification.notification;

import java.util.Optional;
import java.util.UUID;

/** The id of a notification as a caller names it. */
final class NotificationId {
    private NotificationId() {}

    /** Empty for what is no id, and so nobody's. */
    static Optional<UUID> of(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
