package io.throughline.action.action;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who does something, when, and what they say of it.
 *
 * @param by e-mail, or {@code system}
 * @param at when it happened, as they say
 * @param now when they say it
 * @param reason in words; null if they say nothing
 */
public record Said(
        String by, Instant at, Instant now, @Nullable String reason) {

    /** What is done at this moment. */
    static Said now(String by, Instant now, @Nullable String reason) {
        return new Said(by, now, now, reason);
    }

    /** What the clock says. */
    static Said bySystem(Instant now) {
        return now("system", now, null);
    }
}
