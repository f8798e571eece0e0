package io.throughline.incident.incident;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who says that something happened, when it did, and what they say of it.
 *
 * @param by e-mail, or {@link Incident#SYSTEM}
 * @param at when it happened, as they say
 * @param now when they say it
 * @param note in words; null if they say nothing
 */
public record Said(
        String by, Instant at, Instant now, @Nullable String note) {
    /** What the system itself does, at this moment. */
    static Said bySystem(Instant now, @Nullable String note) {
        return new Said(Incident.SYSTEM, now, now, note);
    }
}
