package io.throughline.events;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A channel took a notification; accepted is not delivered, let alone read.
 *
 * @param about reference of the incident or action
 * @param incident reference of the incident that this belongs to; null for an action that comes from none
 * @param recipient e-mail
 * @param channel {@code INBOX}, or the name of a configured channel
 * @param event type of the event that caused it
 * @param eventId UUID of the event that caused it
 * @param latency from the time of that event to {@code acceptedAt}
 */
public record NotificationAccepted(
        String about,
        @Nullable String incident,
        String recipient,
        String channel,
        String event,
        String eventId,
        Instant acceptedAt,
        Duration latency)
        implements NotificationEvent {}
