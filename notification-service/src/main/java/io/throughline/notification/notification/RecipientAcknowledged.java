package io.throughline.notification.notification;

import java.time.Instant;
import java.util.UUID;

/**
 * A recipient said that they know, of this notification or of one of its siblings.
 *
 * @param notification its id
 * @param sequence number of this change within the notification, from 1
 */
public record RecipientAcknowledged(
        UUID notification,
        long sequence,
        Occasion occasion,
        String recipient,
        String channel,
        Instant acknowledgedAt) {}
