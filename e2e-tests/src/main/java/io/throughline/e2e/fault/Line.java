package io.throughline.e2e.fault;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** One direction of a proxy's connections: what becomes of the bytes. */
final class Line {
    private static final long UNLIMITED = Long.MAX_VALUE;
    /** Of a limited line, so that its pace is even. */
    private static final int SLICES_PER_SECOND = 20;

    private volatile Duration latency = Duration.ZERO;
    private volatile long bytesPerSecond = UNLIMITED;
    private volatile boolean swallows;

    void delay(Duration by) {
        latency = by;
    }

    void limit(long bytes) {
        bytesPerSecond = bytes;
    }

    void swallow() {
        swallows = true;
    }

    void heal() {
        latency = Duration.ZERO;
        bytesPerSecond = UNLIMITED;
        swallows = false;
    }

    boolean swallows() {
        return swallows;
    }

    /** How much may be read at once. */
    int slice(int most) {
        return (int) Math.max(1, Math.min(most, bytesPerSecond / SLICES_PER_SECOND));
    }

    /** Returns when so many bytes have been under way long enough. */
    void carry(int bytes) throws InterruptedException {
        long nanos = latency.toNanos();
        long limit = bytesPerSecond;
        if (limit != UNLIMITED) {
            nanos += TimeUnit.SECONDS.toNanos(bytes) / limit;
        }
        if (nanos > 0) {
            TimeUnit.NANOSECONDS.sleep(nanos);
        }
    }
}
