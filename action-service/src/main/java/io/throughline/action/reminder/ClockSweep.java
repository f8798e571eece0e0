package io.throughline.action.reminder;

import io.quarkus.scheduler.Scheduled;
import io.throughline.action.action.ActionClockService;
import io.throughline.kit.sweep.Sweeper;
import jakarta.inject.Singleton;

/** Finds the actions whose clock has something to say, on every replica; unfinished ones so surface by themselves. */
@Singleton
class ClockSweep {
    private final Sweeper sweeper;
    private final ActionClockService clocks;

    ClockSweep(Sweeper sweeper, ActionClockService clocks) {
        this.sweeper = sweeper;
        this.clocks = clocks;
    }

    /** An idle sweep asks a partial index, so that it may come often: what is due surfaces within seconds. */
    @Scheduled(
            every = "${throughline.action.clock.sweep-interval:2s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        sweeper.sweep(clocks);
    }
}
