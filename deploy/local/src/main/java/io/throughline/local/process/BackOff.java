package io.throughline.local.process;

import java.time.Duration;

/** Pauses between starts: half a second, doubled up to ten. */
final class BackOff {
    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private Duration next = FIRST;

    Duration next() {
        var pause = next;
        var doubled = next.multipliedBy(2);
        next = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
        return pause;
    }

    /** After the part was well for a while, its next fault is a new one. */
    void reset() {
        next = FIRST;
    }
}
