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
public final class LoadClient implements AutoCloseable {
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

    private final ExecutorService threads;

    private LoadClient(LoadPlan plan, Ledger ledger, Endpoints endpoints) {
        this.plan = plan;
        this.ledger = ledger;
        this.endpoints = endpoints;
        this.threads = Executors.newFixedThreadPool(plan.workers(), Threads.daemons("load-" + plan.name()));
    }

    /**
     * Begins.
     *
     * @param sourceKey of the sender of alerts that it plays
     */
    public static LoadClient start(LaunchedStack stack, String sourceKey, LoadPlan plan, Ledger ledger) {
        LoadClient client = new LoadClient(plan, ledger, Endpoints.of(stack, sourceKey));
        for (int number = 0; number < plan.workers(); number++) {
            LoadWorker worker = new LoadWorker(client.sender(number), plan, number, client.progress);
            client.running.add(CompletableFuture.runAsync(worker::run, client.threads));
        }
        client.threads.shutdown();
        return client;
    }

    /** Sends requests whose outcome an earlier client did not learn, until it is known. */
    public static void settle(
            LaunchedStack stack, String sourceKey, List<Request> requests, Ledger ledger, String name) {
        LoadPlan plan = new LoadPlan(name, 0, 1, requests.size(), Integer.MAX_VALUE);
        try (LoadClient client = new LoadClient(plan, ledger, Endpoints.of(stack, sourceKey));
                Sender sender = client.sender(0)) {
            requests.forEach(sender::send);
        }
    }

    /** What has come of it so far. */
    public Calls calls() {
        return new Calls(progress.accepted.get(), progress.serverErrors.get(), progress.unanswered.get());
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

    /** Ends it wherever it is; after {@link #stop} or {@link #finish} there is nothing left to end. */
    @Override
    public void close() {
        progress.stopped = true;
        threads.shutdownNow();
    }

    private Sender sender(int worker) {
        return new Sender(http, endpoints, ledger.page(plan.name() + "-" + worker), worker, progress);
    }

    /** What all workers share. */
    static final class Progress {
        private final AtomicInteger accepted = new AtomicInteger();
        private final AtomicInteger serverErrors = new AtomicInteger();
        private final AtomicInteger unanswered = new AtomicInteger();
        private volatile boolean stopped;

        boolean isOver(LoadPlan plan) {
            return stopped || accepted.get() >= plan.requests();
        }

        void accept() {
            accepted.incrementAndGet();
        }

        void noAnswer() {
            unanswered.incrementAndGet();
        }

        void serverError() {
            serverErrors.incrementAndGet();
        }
    }
}
