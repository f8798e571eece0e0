package io.throughline.local.process;

import java.time.Duration;

/**
 * How long a part may take.
 *
 * @param start from its start until it is ready
 * @param silence without an answer, before it is started again
 * @param between two questions whether it is alive
 */
public record Patience(Duration start, Duration silence, Duration between) {
    /** Of a stack as users start it. */
    public static final Patience USUAL =
            new Patience(Duration.ofMinutes(2), Duration.ofSeconds(30), Duration.ofSeconds(3));

    /** The same, but for how long a part may be silent. */
    public Patience withSilence(Duration longer) {
        return new Patience(start, longer, between);
    }
}
