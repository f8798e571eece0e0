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

    /** Returns when so many bytes have gone through the narrowest place; what comes behind them waits as long. */
    void squeeze(int bytes) throws InterruptedException {
        long limit = bytesPerSecond;
        if (limit != UNLIMITED) {
            TimeUnit.NANOSECONDS.sleep(TimeUnit.SECONDS.toNanos(bytes) / limit);
        }
    }

    /** Returns when what was read then has been under way long enough; what comes behind it is under way meanwhile. */
    void carry(long readAtNanos) throws InterruptedException {
        long left = readAtNanos + latency.toNanos() - System.nanoTime();
        if (left > 0) {
            TimeUnit.NANOSECONDS.sleep(left);
        }
    }
}
