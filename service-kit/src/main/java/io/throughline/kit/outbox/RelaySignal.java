package io.throughline.kit.outbox;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes the relay when a transaction of this process has left an event, so that it need not wait for its next look. */
@Singleton
public class RelaySignal {
    private final Semaphore left = new Semaphore(0);

    /** One permit says it all. More would add up where nobody waits, and a semaphore ends at 2^31. */
    void wakeUp() {
        if (left.availablePermits() == 0) {
            left.release();
        }
    }

    /** Returns after a wake-up, at once if one came since the last call; or when {@code atMost} has passed. */
    void await(Duration atMost) throws InterruptedException {
        if (left.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            left.drainPermits();
        }
    }
}
