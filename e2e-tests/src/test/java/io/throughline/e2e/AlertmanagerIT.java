package io.throughline.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real Alertmanager tells a real stack; incident-service dies in between. */
@Tag("faults")
class AlertmanagerIT {
    private static final Duration SOON = Duration.ofSeconds(90);
    private static final String RULE = "HighLatency";

    @Test
    void groupOfTwentyAlertsIsOneIncidentWhateverDies(@TempDir Path folder) {
        RequiredTools.alertmanager();
        try (LaunchedStack stack = LaunchedStack.start(folder.resolve("data"))) {
            Company company = new Company(stack);
            company.describe();
            String key = company.registerSource("alertmanager");
            try (AlertmanagerProcess alertmanager = AlertmanagerProcess.start(
                    folder.resolve("alertmanager"), stack.url(LaunchedStack.INCIDENT_SERVICE), key)) {
                tell(stack, company, alertmanager);
            }
        }
    }

    private static void tell(LaunchedStack stack, Company company, AlertmanagerProcess alertmanager) {
        Instant start = Instant.now();
        alertmanager.post(Company.alerts(RULE, 1, 20, start, null));
        awaitAlerts(company, 20, 0);
        assertThat(company.incidents())
                .singleElement()
                .satisfies(incident -> assertThat(incident)
                        .containsEntry("status", "DECLARED")
                        .containsEntry("severity", "SEV1")
                        .containsEntry("declaredBy", "system"));

        StackState before = stack.state();
        stack.kill(LaunchedStack.INCIDENT_SERVICE);
        alertmanager.post(
                Company.alerts(RULE, 1, 10, start, Instant.now())); // nobody answers yet: Alertmanager retries
        stack.awaitRestart(LaunchedStack.INCIDENT_SERVICE, before);
        awaitAlerts(company, 10, 10);

        before = stack.state();
        alertmanager.post(Company.alerts(RULE, 11, 20, start, Instant.now()));
        stack.kill(LaunchedStack.INCIDENT_SERVICE);
        stack.awaitRestart(LaunchedStack.INCIDENT_SERVICE, before);
        awaitAlerts(company, 0, 20);

        assertThat(company.incidents()).hasSize(1);
        assertThat(company.unmapped()).isEmpty();
        await().atMost(SOON).until(() -> !company.inboxOf(Company.OWNER).isEmpty());
        assertThat(company.inboxOf(Company.OWNER))
                .singleElement()
                .satisfies(notification -> assertThat(notification)
                        .containsEntry("about", "INC-1")
                        .containsEntry("event", "incident.declared.v1"));
        assertThat(company.notifications()).hasSize(1);
        assertThat(new EventLog(stack)
                        .firstOccurrences("throughline.incident.v1")
                        .values())
                .singleElement()
                .satisfies(sequences -> assertThat(sequences).isEqualTo(oneTo(sequences.size())));
    }

    /** Exactly twenty rows, never a twenty-first: nothing lost and nothing twice. */
    private static void awaitAlerts(Company company, int firing, int resolved) {
        await().atMost(SOON).ignoreExceptions().untilAsserted(() -> {
            List<Map<String, Object>> alerts = company.alerts("INC-1");
            assertThat(alerts).hasSize(20);
            assertThat(alerts.stream().filter(alert -> "FIRING".equals(alert.get("state"))))
                    .hasSize(firing);
            assertThat(alerts.stream().filter(alert -> "RESOLVED".equals(alert.get("state"))))
                    .hasSize(resolved);
        });
    }

    private static List<Long> oneTo(int last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }
}
