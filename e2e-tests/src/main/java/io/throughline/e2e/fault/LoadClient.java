package io.throughline.e2e.fault;

import io.throughline.e2e.LaunchedStack;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Sends the requests of a plan, from several workers, while whatever happens happens. A request without an answer, or with
 * one that tells of a fault (5xx), is sent again with the same {@code Idempotency-Key} until its outcome is known.
 */
public final class LoadClient {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);

    private final LoadPlan plan;
    private final Ledger ledger;
    private final Endpoints endpoints;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();
    private final Progress progress = new Progress();
    private final List<CompletableFuture<Void>> running = new ArrayList<>();

    private LoadClient(LoadPlan plan, Ledger ledger, Endpoints endpoints) {
        this.plan = plan;
        this.ledger = ledger;
        this.endpoints = endpoints;
    }

    /**
     * Begins.
     *
     * @param sourceKey of the sender of alerts that it plays
     */
    public static LoadClient start(LaunchedStack stack, String sourceKey, LoadPlan plan, Ledger ledger) {
        LoadClient client = new LoadClient(plan, ledger, Endpoints.of(stack, sourceKey));
        ExecutorService threads = Executors.newFixedThreadPool(plan.workers());
        for (int number = 0; number < plan.workers(); number++) {
            LoadWorker worker = new LoadWorker(client.sender(number), plan, number, client.progress);
            client.running.add(CompletableFuture.runAsync(worker::run, threads));
        }
        threads.shutdown();
        return client;
    }

    /** Sends requests whose outcome an earlier client did not learn, until it is known. */
    public static void settle(
            LaunchedStack stack, String sourceKey, List<Request> requests, Ledger ledger, String name) {
        LoadPlan plan = new LoadPlan(name, 0, 1, requests.size(), Integer.MAX_VALUE);
        LoadClient client = new LoadClient(plan, ledger, Endpoints.of(stack, sourceKey));
        try (Sender sender = client.sender(0)) {
            requests.forEach(sender::send);
        }
    }

    /** How many were accepted so far. */
    public int accepted() {
        return progress.accepted.get();
    }

    /** How many were answered with 5xx so far, by a service that was there to answer. */
    public int serverErrors() {
        return progress.serverErrors.get();
    }

    /** Returns when every request of the plan is accepted. */
    public void finish() {
        try {
            CompletableFuture.allOf(running.toArray(CompletableFuture[]::new))
                    .orTimeout(1, TimeUnit.HOURS)
                    .join();
        } catch (CompletionException e) {
            throw new IllegalStateException("load ended early", e.getCause());
        }
    }

    /** Sends nothing new; returns when the outcome of what was sent is known. */
    public void stop() {
        progress.stopped = true;
        finish();
    }

    private Sender sender(int worker) {
        return new Sender(http, endpoints, ledger.page(plan.name() + "-" + worker), worker, progress);
    }

    /** What all workers share. */
    static final class Progress {
        private final AtomicInteger accepted = new AtomicInteger();
        private final AtomicInteger serverErrors = new AtomicInteger();
        private volatile boolean stopped;

        boolean isOver(LoadPlan plan) {
            return stopped || accepted.get() >= plan.requests();
        }

        void accept() {
            accepted.incrementAndGet();
        }

        void serverError() {
            serverErrors.incrementAndGet();
        }
    }
}
