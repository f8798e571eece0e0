package io.throughline.notification.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When a notification that was not taken is sent again (Standard Webhooks 1.0, "Deliverability and reliability"). */
final class Ladder {
    /** Before the first attempt, the second, and so on; each from the attempt before. */
    private static final List<Duration> STEPS = List.of(
            Duration.ZERO,
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(14),
            Duration.ofHours(20),
            Duration.ofHours(24));
    /** A receiver that asks for more would keep a notification for ever. */
    private static final Duration LONGEST = Duration.ofHours(24);
    /** Share of a step by which it may be longer, so that what failed together does not come back together. */
    private static final double JITTER = 0.1;

    private Ladder() {}

    /** Attempts on a whole ladder. */
    static int length() {
        return STEPS.size();
    }

    /**
     * How long to wait after an attempt.
     *
     * @param attempts on this ladder, that one included
     * @param retryAfter what the receiver asks for; null if it asks for nothing. It makes the wait longer, never shorter
     * @param luck 0 to 1, how much of the jitter to take
     * @return empty after the last attempt
     */
    static Optional<Duration> after(int attempts, @Nullable Duration retryAfter, double luck) {
        if (attempts >= STEPS.size()) {
            return Optional.empty();
        }
        Duration step = STEPS.get(attempts);
        Duration wait = step.plusMillis((long) (step.toMillis() * JITTER * luck));
        return Optional.of(retryAfter == null ? wait : longer(wait, shorter(retryAfter, LONGEST)));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
