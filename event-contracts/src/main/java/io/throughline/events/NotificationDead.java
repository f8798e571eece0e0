package io.throughline.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A notification was given up: its channel will not take it.
 *
 * @param about reference of the incident or action
 * @param incident reference of the incident that this belongs to; null for an action that comes from none
 * @param recipient e-mail
 * @param channel {@code INBOX}, or the name of a configured channel
 * @param event type of the event that caused it
 * @param eventId UUID of the event that caused it
 * @param reason in words, for who can do something about it
 */
public record NotificationDead(
        String about,
        @Nullable String incident,
        String recipient,
        String channel,
        String event,
        String eventId,
        Instant deadAt,
        String reason)
        implements NotificationEvent {}
