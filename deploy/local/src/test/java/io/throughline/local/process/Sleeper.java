package io.throughline.local.process;

import java.util.concurrent.CountDownLatch;

/** A JVM that does nothing until it is ended. */
public final class Sleeper {
    private Sleeper() {}

    public static void main(String[] arguments) throws InterruptedException {
        new CountDownLatch(1).await();
    }
}
