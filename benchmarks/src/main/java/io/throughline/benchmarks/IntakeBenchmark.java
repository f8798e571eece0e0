package io.throughline.benchmarks;

import io.restassured.response.Response;
import io.throughline.e2e.AlertmanagerProcess;
import io.throughline.e2e.LaunchedStack;
import io.throughline.e2e.StackDatabases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Prints how fast alerts are taken in, each figure beside its peer on the same machine and in the same run, by turns:
 * single alerts beside PostgreSQL's single-row inserts, batches beside an Alertmanager that keeps them in memory only.
 */
public final class IntakeBenchmark {
    private static final int ROUNDS = Integer.getInteger("intake.rounds", 5);
    private static final int SECONDS = Integer.getInteger("intake.seconds", 5);
    private static final List<String> TOOLS = List.of("wrk", "pgbench", "prometheus-alertmanager");
    /** Until the JVM has compiled all that an alert passes; on two cores that share the load it takes long. */
    private static final int WARM_UP_SECONDS = Integer.getInteger("intake.warm-up", 120);

    private static final int SINGLE_CONNECTIONS = 16;
    private static final int MANY_CONNECTIONS = 64;
    private static final int BATCH_CONNECTIONS = 4;
    private static final int BATCH = 50;
    private static final int SAME_REQUESTS = 100;

    private final LaunchedStack stack;
    private final AlertmanagerProcess alertmanager;
    private final Wrk wrk;
    private final Pgbench pgbench;
    private final String intake;
    private final String key;
    private int run;

    private IntakeBenchmark(LaunchedStack stack, AlertmanagerProcess alertmanager, Path folder) throws IOException {
        this.stack = stack;
        this.alertmanager = alertmanager;
        this.wrk = new Wrk(folder, SECONDS);
        this.pgbench = new Pgbench(stack, folder, SECONDS);
        this.intake = stack.url(LaunchedStack.INCIDENT_SERVICE) + "/api/v1/alerts/alertmanager";
        Response source = stack.as(LaunchedStack.INCIDENT_SERVICE, "admin@example.org", "admin")
                .body(Map.of("name", "benchmark"))
                .post("/api/v1/alert-sources");
        this.key = source.path("key");
    }

    /**
     * Starts a stack and an Alertmanager on data of their own below a temporary folder, and stops them.
     *
     * @param arguments names of figures ({@code single, many, batches, again, stored, storm}); all, if there is none
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<String> figures = arguments.length == 0
                ? List.of("single", "many", "batches", "again", "stored", "storm")
                : List.of(arguments);
        requireTools();
        Path folder = Files.createTempDirectory("throughline-intake");
        try (LaunchedStack stack = LaunchedStack.start(folder.resolve("data"));
                AlertmanagerProcess alertmanager = AlertmanagerProcess.alone(folder.resolve("alertmanager"))) {
            IntakeBenchmark benchmark = new IntakeBenchmark(stack, alertmanager, folder);
            benchmark.warmUp();
            for (String figure : figures) {
                benchmark.print(figure);
            }
        }
    }

    private static void requireTools() {
        List<String> path = List.of(System.getenv("PATH").split(":"));
        List<String> missing = TOOLS.stream()
                .filter(tool -> path.stream().noneMatch(folder -> Files.isExecutable(Path.of(folder, tool))))
                .toList();
        if (!missing.isEmpty()) {
            throw new IllegalStateException("Install " + String.join(", ", missing)
                    + ": Debian has them in wrk, postgresql-15 and prometheus-alertmanager.");
        }
    }

    private void warmUp() throws IOException, InterruptedException {
        for (int spent = 0; spent < WARM_UP_SECONDS; spent += 2 * SECONDS) {
            single(MANY_CONNECTIONS);
            ours(BATCH, 0);
        }
    }

    private void print(String figure) throws IOException, InterruptedException {
        switch (figure) {
            case "single" ->
                sideBySide(
                        "single alerts ÷ single-row inserts (bound 0.7)",
                        () -> single(SINGLE_CONNECTIONS),
                        () -> pgbench.transactionsPerSecond(SINGLE_CONNECTIONS));
            case "many" ->
                sideBySide(
                        "single alerts on 64 connections ÷ single-row inserts on 16",
                        () -> single(MANY_CONNECTIONS),
                        () -> pgbench.transactionsPerSecond(SINGLE_CONNECTIONS));
            case "batches" ->
                sideBySide("new alerts, 50 at once ÷ Alertmanager (bound 0.5)", () -> ours(BATCH, 0), () -> peer(0));
            case "again" ->
                sideBySide(
                        "the same alerts again, 50 at once ÷ Alertmanager (bound 0.7)",
                        () -> ours(BATCH, SAME_REQUESTS),
                        () -> peer(SAME_REQUESTS));
            case "stored" -> stored();
            case "storm" -> new Storm(stack, wrk, key).print();
            default -> throw new IllegalArgumentException(figure);
        }
    }

    /** The same load before and after there is much; the machine is the same, and what ran between has ended. */
    private void stored() throws IOException, InterruptedException {
        StoredAlerts stored = new StoredAlerts(new StackDatabases(stack));
        stored.clear();
        List<Double> empty = rounds(() -> single(SINGLE_CONNECTIONS));
        List<Double> emptyBatches = rounds(() -> ours(BATCH, 0));
        stored.clear();
        stored.fill();
        say("single alerts, 1,000,000 stored ÷ empty (bound 0.9)", rounds(() -> single(SINGLE_CONNECTIONS)), empty);
        say("50 at once, 1,000,000 stored ÷ empty (bound 0.9)", rounds(() -> ours(BATCH, 0)), emptyBatches);
    }

    private double single(int connections) throws IOException, InterruptedException {
        return wrk.alertsPerSecond(new Wrk.Load(intake, connections, "webhook", 1, 0, key), nextRun());
    }

    private double ours(int batch, int same) throws IOException, InterruptedException {
        return wrk.alertsPerSecond(
                new Wrk.Load(intake, BATCH_CONNECTIONS, "webhook", batch, same, key), same == 0 ? nextRun() : "same-");
    }

    private double peer(int same) throws IOException, InterruptedException {
        return wrk.alertsPerSecond(
                new Wrk.Load(
                        alertmanager.url() + "/api/v2/alerts", BATCH_CONNECTIONS, "prometheus", BATCH, same, "none"),
                same == 0 ? nextRun() : "same-");
    }

    private String nextRun() {
        return "r" + run++ + "-";
    }

    /** One run of a load. */
    @FunctionalInterface
    private interface Rate {
        double perSecond() throws IOException, InterruptedException;
    }

    private static void sideBySide(String figure, Rate ours, Rate peer) throws IOException, InterruptedException {
        ours.perSecond();
        peer.perSecond();
        List<Double> us = new ArrayList<>();
        List<Double> them = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            us.add(ours.perSecond());
            them.add(peer.perSecond());
        }
        say(figure, us, them);
    }

    private static List<Double> rounds(Rate rate) throws IOException, InterruptedException {
        rate.perSecond();
        List<Double> rates = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            rates.add(rate.perSecond());
        }
        return rates;
    }

    private static void say(String figure, List<Double> us, List<Double> them) {
        System.out.printf(
                "%-62s %.2f; %s beside %s a second%n",
                figure, Rates.median(us) / Rates.median(them), Rates.words(us), Rates.words(them));
    }
}
