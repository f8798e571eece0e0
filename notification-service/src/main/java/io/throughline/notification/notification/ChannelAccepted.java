package io.throughline.notification.notification;

import java.time.Instant;
import java.util.UUID;

/**
 * A channel took a notification.
 *
 * @param notification its id
 * @param sequence number of this change within the notification, from 1
 */
public record ChannelAccepted(
        UUID notification, long sequence, Occasion occasion, String recipient, String channel, Instant acceptedAt) {}
