package io.throughline.benchmarks;

import io.restassured.response.Response;
import io.throughline.e2e.LaunchedStack;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Posts alerts at a constant rate, without waiting for answers, each of a rule of its own so that it opens an incident,
 * and looks into the owner's inbox until it is there. Latency counts from when the post was due, so that a stall of the
 * stack is seen in every post that it delayed.
 */
final class AlertToInbox {
    private static final int PER_SECOND = 20;
    private static final int WARM_UP = 200;
    private static final String OWNER = "grace@example.org";
    private static final Duration GRACE = Duration.ofSeconds(30);
    private static final Duration LOOK_INTERVAL = Duration.ofMillis(10);
    private static final Pattern TITLE = Pattern.compile("\"title\":\"Rule(\\d+) on checkout\"");

    private final LaunchedStack stack;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<Integer, Long> due = new ConcurrentHashMap<>();
    private final AtomicInteger accepted = new AtomicInteger();
    private final Map<Integer, Long> seen = new ConcurrentHashMap<>();

    AlertToInbox(LaunchedStack stack) {
        this.stack = stack;
    }

    Result run(Duration load) throws IOException, InterruptedException {
        URI intake = URI.create(stack.url(LaunchedStack.INCIDENT_SERVICE) + "/api/v1/alerts/alertmanager");
        String key = describe();
        HttpRequest inbox = HttpRequest.newBuilder(
                        URI.create(stack.url(LaunchedStack.NOTIFICATION_SERVICE) + "/api/v1/inbox?limit=60"))
                .header("Authorization", "Bearer " + stack.token(OWNER, "responder"))
                .build();
        int total = (int) load.toSeconds() * PER_SECOND;
        warmUp(intake, key, inbox);
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        long start = System.nanoTime();
        AtomicInteger next = new AtomicInteger();
        var unused = clock.scheduleAtFixedRate(
                () -> post(intake, key, next.getAndIncrement(), total, start),
                0,
                1_000_000 / PER_SECOND,
                TimeUnit.MICROSECONDS);
        long end = start + load.plus(GRACE).toNanos();
        while (seen.size() < total && System.nanoTime() < end) {
            look(inbox);
            TimeUnit.NANOSECONDS.sleep(LOOK_INTERVAL.toNanos());
        }
        clock.shutdownNow();
        return new Result(due.size(), accepted.get(), latencies());
    }

    /** A stack that has just started is measured by its start; here it has seen some alerts through to the inbox. */
    private void warmUp(URI intake, String key, HttpRequest inbox) throws IOException, InterruptedException {
        for (int i = 1; i <= WARM_UP; i++) {
            http.send(request(intake, key, "WarmUp" + i), HttpResponse.BodyHandlers.discarding());
        }
        while (!items(inbox).contains("WarmUp" + WARM_UP + " on checkout")) {
            TimeUnit.NANOSECONDS.sleep(LOOK_INTERVAL.toNanos());
        }
    }

    private String describe() {
        stack.as(LaunchedStack.INCIDENT_SERVICE, "admin@example.org", "admin")
                .body(Map.of("name", "Checkout", "tier", 1, "timeZone", "UTC", "accountableOwner", OWNER))
                .put("/api/v1/services/checkout")
                .then()
                .statusCode(201);
        Response source = stack.as(LaunchedStack.INCIDENT_SERVICE, "admin@example.org", "admin")
                .body(Map.of("name", "benchmark"))
                .post("/api/v1/alert-sources");
        return source.path("key");
    }

    private void post(URI intake, String key, int number, int total, long start) {
        if (number < total) {
            due.put(number, start + TimeUnit.SECONDS.toNanos(1) * number / PER_SECOND);
            CompletableFuture<Void> unused = http.sendAsync(
                            request(intake, key, "Rule" + number), HttpResponse.BodyHandlers.discarding())
                    .thenAccept(answer -> {
                        if (answer.statusCode() == 202) {
                            accepted.incrementAndGet();
                        }
                    });
        }
    }

    private static HttpRequest request(URI intake, String key, String rule) {
        String body = """
                {"version":"4","alerts":[{"status":"firing","fingerprint":"%s","startsAt":"2026-11-23T10:00:00Z",
                "endsAt":"0001-01-01T00:00:00Z",
                "labels":{"alertname":"%s","service":"checkout","severity":"critical"}}]}""".formatted(rule, rule);
        return HttpRequest.newBuilder(intake)
                .header("X-Throughline-Key", key)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private void look(HttpRequest inbox) throws IOException, InterruptedException {
        String items = items(inbox);
        long now = System.nanoTime();
        Matcher title = TITLE.matcher(items);
        while (title.find()) {
            seen.putIfAbsent(Integer.valueOf(title.group(1)), now);
        }
    }

    private String items(HttpRequest inbox) throws IOException, InterruptedException {
        return http.send(inbox, HttpResponse.BodyHandlers.ofString()).body();
    }

    private List<Double> latencies() {
        return seen.entrySet().stream()
                .map(entry -> (entry.getValue() - due.getOrDefault(entry.getKey(), entry.getValue())) / 1e6)
                .sorted()
                .toList();
    }

    /**
     * What was measured.
     *
     * @param milliseconds from due to seen, ascending
     */
    record Result(int sent, int accepted, List<Double> milliseconds) {
        int arrived() {
            return milliseconds.size();
        }

        String latencies() {
            return Percentiles.words(milliseconds);
        }
    }
}
