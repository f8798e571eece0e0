package io.throughline.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One request can be followed through the logs of every service that it touched. */
@Tag("slow")
class TraceIT {
    private static final String TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4736";

    @Test
    void traceIdOfTheAlertIsInTheLogsOfBothServices(@TempDir Path folder) {
        try (LaunchedStack stack = LaunchedStack.start(folder.resolve("data"))) {
            Company company = new Company(stack);
            company.describe();
            Map<String, Object> alert = new LinkedHashMap<>(
                    Company.alerts("Traced", 1, 1, Instant.now(), null).get(0));
            alert.put("status", "firing");
            stack.to(LaunchedStack.INCIDENT_SERVICE)
                    .header("X-Throughline-Key", company.registerSource("sender"))
                    .header("traceparent", "00-" + TRACE_ID + "-00f067aa0ba902b7-01")
                    .body(Map.of("alerts", List.of(alert)))
                    .post("/api/v1/alerts/alertmanager")
                    .then()
                    .statusCode(202);

            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
                assertThat(traced(stack, LaunchedStack.INCIDENT_SERVICE))
                        .anySatisfy(message ->
                                assertThat(message).startsWith("incident changed reference=INC-1 kind=DECLARED"));
                assertThat(traced(stack, LaunchedStack.NOTIFICATION_SERVICE))
                        .anySatisfy(message -> assertThat(message).startsWith("notification accepted"));
            });
        }
    }

    /** The messages of a service's log, every line of which is JSON, under our trace id. */
    private static List<String> traced(LaunchedStack stack, String service) throws IOException {
        ObjectMapper json = new ObjectMapper();
        try (var lines = Files.lines(Path.of(stack.state().part(service).log()))) {
            return lines.map(line -> {
                        try {
                            return json.readTree(line);
                        } catch (IOException e) {
                            throw new AssertionError("no JSON: " + line, e);
                        }
                    })
                    .filter(entry -> TRACE_ID.equals(entry.at("/mdc/traceId").asText()))
                    .map(entry -> entry.path("message").asText())
                    .toList();
        }
    }
}
