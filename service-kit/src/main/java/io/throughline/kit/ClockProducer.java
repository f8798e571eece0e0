package io.throughline.kit;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** The clock of recorded times; what is due is decided by PostgreSQL's time. */
class ClockProducer {
    /** PostgreSQL keeps microseconds: a finer time would differ once it is read back. */
    private static final Duration MICROSECOND = Duration.ofNanos(1000);

    @Produces
    @Singleton
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), MICROSECOND);
    }
}
