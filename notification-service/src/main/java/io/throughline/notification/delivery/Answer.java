package io.throughline.notification.delivery;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What came of sending something.
 *
 * @param at when it was sent
 * @param code HTTP status; null if nothing was answered
 * @param text the beginning of the answer's body; null if nothing was answered
 * @param error why it did not work, in words; null if it did
 * @param retryAfter how long the receiver asks to wait; null if it asks for nothing
 * @param last whether it cannot work another time either
 */
record Answer(
        Instant at,
        @Nullable Integer code,
        @Nullable String text,
        @Nullable String error,
        @Nullable Duration retryAfter,
        boolean last) {
    private static final int GONE = 410;

    /** The receiver answered. */
    static Answer of(Instant at, int code, String text, @Nullable Duration retryAfter) {
        boolean accepted = code >= 200 && code <= 299;
        return new Answer(at, code, text, accepted ? null : "It answered " + code + ".", retryAfter, false);
    }

    /** Nothing was answered. */
    static Answer failed(Instant at, String error) {
        return new Answer(at, null, null, error, null, false);
    }

    /** It cannot be sent at all. */
    static Answer unsendable(Instant at, String error) {
        return new Answer(at, null, null, error, null, true);
    }

    boolean isAccepted() {
        return error == null;
    }

    /** Whether the receiver wants nothing more (Standard Webhooks 1.0). */
    boolean isGone() {
        return code != null && code == GONE;
    }
}
