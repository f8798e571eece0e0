package io.throughline.notification.notification;

import java.time.Instant;
import java.util.UUID;

/**
 * A channel will not take a notification.
 *
 * @param notification its id
 * @param sequence number of this change within the notification, from 1
 * @param reason in words
 */
public record GivenUp(
        UUID notification,
        long sequence,
        Occasion occasion,
        String recipient,
        String channel,
        Instant deadAt,
        String reason) {}
