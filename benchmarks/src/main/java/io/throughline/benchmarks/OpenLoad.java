package io.throughline.benchmarks;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/**
 * Sends requests at a constant rate and does not wait for answers; latency counts from when a request was due, so that a
 * stall is seen in every request that it delayed.
 */
final class OpenLoad {
    private final HttpClient http = HttpClient.newHttpClient();
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private final Queue<Double> milliseconds = new ConcurrentLinkedQueue<>();
    private final List<CompletableFuture<Void>> answers = new ArrayList<>();
    private final IntFunction<HttpRequest> requests;
    private final int perSecond;
    private final int total;

    /** @param requests by their number, from 0 */
    OpenLoad(IntFunction<HttpRequest> requests, int perSecond, Duration duration) {
        this.requests = requests;
        this.perSecond = perSecond;
        this.total = (int) (perSecond * duration.toSeconds());
    }

    /** Sends all, and returns when all are answered. */
    OpenLoad run() throws InterruptedException {
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        long start = System.nanoTime();
        var sending = clock.scheduleAtFixedRate(() -> send(start), 0, 1_000_000 / perSecond, TimeUnit.MICROSECONDS);
        while (next.get() < total) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
        sending.cancel(false);
        clock.shutdown();
        clock.awaitTermination(10, TimeUnit.SECONDS);
        answers.forEach(CompletableFuture::join);
        return this;
    }

    private void send(long start) {
        int number = next.get();
        if (number >= total) {
            return;
        }
        long due = start + TimeUnit.SECONDS.toNanos(1) * number / perSecond;
        answers.add(http.sendAsync(requests.apply(number), HttpResponse.BodyHandlers.ofString())
                .handle((answer, fault) -> {
                    milliseconds.add((System.nanoTime() - due) / 1e6);
                    if (fault != null || answer.statusCode() >= 300) {
                        failed.incrementAndGet();
                    }
                    return null;
                }));
        next.incrementAndGet();
    }

    /** How many were not answered with success. */
    int failed() {
        return failed.get();
    }

    /** Percentiles, in words. */
    String latencies() {
        return Percentiles.words(milliseconds.stream().sorted().toList());
    }
}
