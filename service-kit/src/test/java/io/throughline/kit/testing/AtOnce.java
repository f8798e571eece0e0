package io.throughline.kit.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;

/** Several callers, let go at the same moment. */
public final class AtOnce {
    private static final int BOUND_SECONDS = 60;

    private AtOnce() {}

    /** What each of them was answered. */
    public static <T> List<T> call(int callers, IntFunction<T> call) {
        ExecutorService threads = Executors.newFixedThreadPool(callers);
        CountDownLatch ready = new CountDownLatch(callers);
        try {
            List<Future<T>> answers = new ArrayList<>();
            for (int i = 0; i < callers; i++) {
                int caller = i;
                answers.add(threads.submit(() -> {
                    ready.countDown();
                    if (!ready.await(BOUND_SECONDS, TimeUnit.SECONDS)) {
                        throw new TimeoutException("not every caller came");
                    }
                    return call.apply(caller);
                }));
            }
            List<T> got = new ArrayList<>();
            for (Future<T> answer : answers) {
                got.add(answer.get(BOUND_SECONDS, TimeUnit.SECONDS));
            }
            return got;
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        } finally {
            threads.shutdownNow();
        }
    }
}
