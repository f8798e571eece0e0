package io.throughline.events;

import java.time.Duration;
import java.time.Instant;

/**
 * A channel took a notification; accepted is not delivered, let alone read.
 *
 * @param about reference of the incident or action
 * @param recipient e-mail
 * @param channel {@code INBOX}, or the name of a configured channel
 * @param event type of the event that caused it
 * @param eventId UUID of the event that caused it
 * @param latency from the time of that event to {@code acceptedAt}
 */
public record NotificationAccepted(
        String about,
        String recipient,
        String channel,
        String event,
        String eventId,
        Instant acceptedAt,
        Duration latency)
        implements NotificationEvent {}
