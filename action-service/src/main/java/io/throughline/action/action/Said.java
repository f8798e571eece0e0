package io.throughline.action.action;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who does something, when, and what they say of it.
 *
 * @param by e-mail, or {@code system}
 * @param reason in words; null if they say nothing
 */
public record Said(String by, Instant at, @Nullable String reason) {

    /** What the clock says. */
    static Said bySystem(Instant at) {
        return new Said("system", at, null);
    }
}
