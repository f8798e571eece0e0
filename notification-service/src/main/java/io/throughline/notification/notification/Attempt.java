package io.throughline.notification.notification;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One sending of a notification, and what came of it.
 *
 * @param responseCode null if nothing was answered
 * @param answer the beginning of what was answered, at most 500 characters; null if nothing was
 * @param error why it did not work, in words; null if it did
 */
public record Attempt(
        Instant at,
        @Nullable Integer responseCode,
        @Nullable String answer,
        @Nullable String error) {}
