package io.throughline.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The relay's leader, the broker, the launcher and all its children die; what was accepted is there, once. */
@Tag("faults")
class KilledPartsIT {
    private static final Duration SOON = Duration.ofSeconds(90);
    private static final int PER_PHASE = 10;

    @Test
    void everyAcceptedAlertHasItsIncidentAndItsNotificationOnce(@TempDir Path folder) {
        try (LaunchedStack stack = LaunchedStack.start(folder.resolve("data"))) {
            Company company = new Company(stack);
            company.describe();
            String key = company.registerSource("sender");

            accept(stack, key, 1);
            awaitAll(company, 1);

            StackState before = stack.state();
            accept(stack, key, 2);
            stack.kill(LaunchedStack.INCIDENT_SERVICE); // its relay led
            stack.awaitRestart(LaunchedStack.INCIDENT_SERVICE, before);
            awaitAll(company, 2);

            before = stack.state();
            stack.kill(LaunchedStack.BROKER);
            accept(stack, key, 3); // accepted with nobody to tell it to
            stack.awaitRestart(LaunchedStack.BROKER, before);
            awaitAll(company, 3);

            before = stack.state();
            accept(stack, key, 4);
            stack.kill(LaunchedStack.NOTIFICATION_SERVICE);
            stack.awaitRestart(LaunchedStack.NOTIFICATION_SERVICE, before);
            awaitAll(company, 4);

            stack.killLauncher();
            accept(stack, key, 5); // its children live on
            stack.up();
            awaitAll(company, 5);

            before = stack.state();
            accept(stack, key, 6);
            before.parts().forEach(part -> stack.kill(part.name()));
            for (StackState.Part part : before.parts()) {
                stack.awaitRestart(part.name(), before);
            }
            awaitAll(company, 6);

            assertEventsAreWhole(stack, 6);
        }
    }

    /** Each alert is of a rule of its own and so opens an incident of its own. */
    private static void accept(LaunchedStack stack, String key, int phase) {
        rules(phase)
                .forEach(rule -> await("accepted " + rule)
                        .atMost(SOON)
                        .ignoreExceptions() // as a sender does: what was not answered with 2xx is sent again
                        .until(() -> post(stack, key, rule) == 202));
    }

    private static int post(LaunchedStack stack, String key, String rule) {
        Map<String, Object> alert = new LinkedHashMap<>(
                Company.alerts(rule, 1, 1, Instant.now(), null).get(0));
        alert.put("status", "firing");
        alert.put("fingerprint", rule);
        return stack.to(LaunchedStack.INCIDENT_SERVICE)
                .header("X-Throughline-Key", key)
                .body(Map.of("version", "4", "alerts", List.of(alert)))
                .post("/api/v1/alerts/alertmanager")
                .statusCode();
    }

    private static void awaitAll(Company company, int phases) {
        List<String> expected = IntStream.rangeClosed(1, phases)
                .boxed()
                .flatMap(phase -> rules(phase).stream())
                .map(rule -> rule + " on " + Company.SERVICE)
                .sorted()
                .toList();
        await().atMost(SOON).ignoreExceptions().untilAsserted(() -> {
            assertThat(titles(company.incidents())).isEqualTo(expected);
            assertThat(titles(company.notifications())).isEqualTo(expected);
        });
        assertThat(company.inboxOf(Company.OWNER)).isNotEmpty();
    }

    private static List<String> titles(List<Map<String, Object>> items) {
        return items.stream()
                .map(item -> String.valueOf(item.get("title")))
                .sorted()
                .toList();
    }

    private static void assertEventsAreWhole(LaunchedStack stack, int phases) {
        Map<String, List<Long>> incidents = new EventLog(stack).firstOccurrences("throughline.incident.v1");
        assertThat(incidents).hasSize(phases * PER_PHASE);
        assertThat(incidents.values())
                .allSatisfy(sequences -> assertThat(sequences)
                        .isEqualTo(LongStream.rangeClosed(1, sequences.size())
                                .boxed()
                                .toList()));
        assertThat(new EventLog(stack).firstOccurrences("throughline.notification.v1"))
                .hasSize(phases * PER_PHASE);
    }

    private static List<String> rules(int phase) {
        return IntStream.rangeClosed(1, PER_PHASE)
                .mapToObj(i -> "Rule" + phase + "x" + i)
                .toList();
    }
}
