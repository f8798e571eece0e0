package io.throughline.benchmarks;

import io.throughline.e2e.LaunchedStack;
import io.throughline.e2e.StackDatabases;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** 10,000 alerts of one service and alert name in 10 s, each its own message, while a person looks at their incident. */
final class Storm {
    private static final int ALERTS_PER_SECOND = 1_000;
    private static final int LOOKS_PER_SECOND = 20;
    private static final Duration DURATION = Duration.ofSeconds(10);

    private final LaunchedStack stack;
    private final URI intake;
    private final String key;

    Storm(LaunchedStack stack, String key) {
        this.stack = stack;
        this.key = key;
        this.intake = URI.create(stack.url(LaunchedStack.INCIDENT_SERVICE) + "/api/v1/alerts/alertmanager");
    }

    void print() throws InterruptedException {
        new OpenLoad(number -> alert("warm-up", number), 100, DURATION).run();
        new OpenLoad(number -> alert("storm", -1), 1, Duration.ofSeconds(1)).run();
        StackDatabases databases = new StackDatabases(stack);
        long incident =
                databases.number(StackDatabases.INCIDENT, "SELECT number FROM incident WHERE service = 'storm'");
        HttpRequest look = HttpRequest.newBuilder(
                        URI.create(stack.url(LaunchedStack.INCIDENT_SERVICE) + "/api/v1/incidents/INC-" + incident))
                .header("Authorization", "Bearer " + stack.token("ada@example.org", "responder"))
                .build();
        new OpenLoad(number -> look, LOOKS_PER_SECOND, Duration.ofSeconds(5)).run();
        OpenLoad looks = new OpenLoad(number -> look, LOOKS_PER_SECOND, DURATION);
        CompletableFuture<Void> looking = CompletableFuture.runAsync(() -> run(looks));
        OpenLoad alerts = new OpenLoad(number -> alert("storm", number), ALERTS_PER_SECOND, DURATION).run();
        looking.join();
        say("storm: alerts not taken", alerts.failed());
        say("  from due to answered", alerts.latencies());
        say("  a person's GET of the incident (bound p99 100 ms)", looks.latencies());
        say("  not answered", looks.failed());
        String of = " FROM %s WHERE service = 'storm'";
        say("  incidents", databases.number(StackDatabases.INCIDENT, "SELECT count(*)" + of.formatted("incident")));
        say("  alerts recorded", databases.number(StackDatabases.INCIDENT, "SELECT count(*)" + of.formatted("alert")));
        say(
                "  events of the incident",
                databases.number(StackDatabases.INCIDENT, "SELECT last_sequence" + of.formatted("incident")));
    }

    private static void run(OpenLoad load) {
        try {
            load.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpRequest alert(String service, int number) {
        String body = """
                {"version":"4","alerts":[{"status":"firing","fingerprint":"%s%d","startsAt":"2026-11-23T10:00:00Z",
                "endsAt":"0001-01-01T00:00:00Z",
                "labels":{"alertname":"Latency","service":"%s","severity":"critical","pod":"pod-%d"}}]}""".formatted(service, number, service, number);
        return HttpRequest.newBuilder(intake)
                .header("X-Throughline-Key", key)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private static void say(String what, Object figure) {
        System.out.printf("%-62s %s%n", what, figure);
    }
}
