package io.throughline.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.response.Response;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every service runs twice: both work, either may die, and nothing is done twice. */
@Tag("faults")
class TwoReplicasIT {
    private static final Duration SOON = Duration.ofSeconds(90);
    private static final int BEFORE_A_DEATH = 5;

    private static LaunchedStack stack;
    private static Replicas incidentService;
    private static Replicas actionService;
    private static Replicas notificationService;

    private final List<String> accepted = new ArrayList<>();

    @BeforeAll
    static void start(@TempDir Path folder) {
        stack = LaunchedStack.start(folder.resolve("data"), StackOptions.USUAL.withReplicas(2));
        incidentService = new Replicas(stack, LaunchedStack.INCIDENT_SERVICE);
        actionService = new Replicas(stack, LaunchedStack.ACTION_SERVICE);
        notificationService = new Replicas(stack, LaunchedStack.NOTIFICATION_SERVICE);
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    void bothShareTheWorkAndEitherMayDie() {
        Company company = new Company(stack);
        company.describe();
        String key = company.registerSource("sender");

        await("both replicas have their share")
                .atMost(SOON)
                .pollInterval(Duration.ofMillis(500)) // fewer alerts than a list shows at once
                .until(() -> {
                    accept(key, incidentService.turn(accepted.size()));
                    return incidentService.bothApplied("notification-events")
                            && actionService.bothApplied("incident-events")
                            && notificationService.bothApplied("incident-events");
                });
        awaitEachOnce();

        dies(key, incidentService.leader());
        dies(key, incidentService.other(incidentService.leader()));
        String reader = notificationService.leader();
        stack.kill(reader);
        acceptSome(key, incidentService.parts());
        awaitEachOnceAt(notificationService.other(reader));

        awaitEachOnce();
        assertEventsAreWhole();
    }

    /** Both look for what is forgotten, at the same time. */
    @Test
    void whatIsForgottenSurfacesOnce() {
        Team team = new Team(stack, "payments");
        FollowedIncident incident = team.alert();

        List<FollowedAction> forgotten = new ArrayList<>();
        for (int count = 0; count < 6; count++) {
            forgotten.add(openAt(actionService.turn(count), team, incident));
        }

        for (FollowedAction action : forgotten) {
            team.inboxOf(team.onCall()).awaitOnce(action.ref(), "action.overdue.v1");
            assertThat(action.history()).containsExactly("OPENED", "OVERDUE");
        }
        await("written down")
                .atMost(SOON)
                .untilAsserted(() -> assertThat(incident.timeline("ACTION")).hasSize(2 * forgotten.size()));
        for (String part : notificationService.parts()) {
            assertThat(Replicas.items(stack, part, "/api/v1/notifications?limit=200"))
                    .filteredOn(told -> "action.overdue.v1".equals(told.get("event")))
                    .hasSize(forgotten.size());
        }
    }

    private static FollowedAction openAt(String part, Team team, FollowedIncident incident) {
        Person owner = team.owner();
        Response opened = await("opened at " + part)
                .atMost(SOON)
                .until(
                        () -> stack.as(part, owner.email(), owner.role())
                                .body(team.forgotten(incident))
                                .post("/api/v1/actions"),
                        answer -> answer.statusCode() == 201);
        return new FollowedAction(stack, opened.path("reference"));
    }

    /** In the middle of a run of alerts; who sends them turns to the other replica, which answers at once. */
    private void dies(String key, String part) {
        StackState before = stack.state();
        acceptSome(key, incidentService.parts());
        stack.kill(part);
        acceptSome(key, List.of(incidentService.other(part)));
        stack.awaitRestart(part, before);
        awaitEachOnce();
    }

    private void acceptSome(String key, List<String> parts) {
        for (int count = 0; count < BEFORE_A_DEATH; count++) {
            accept(key, parts.get(count % parts.size()));
        }
    }

    /** An alert of a rule of its own, which opens an incident of its own. */
    private void accept(String key, String part) {
        String rule = "Rule" + accepted.size();
        Map<String, Object> alert = new LinkedHashMap<>(
                Company.alerts(rule, 1, 1, Instant.now(), null).get(0));
        alert.put("status", "firing");
        alert.put("fingerprint", rule);
        assertThat(stack.to(part)
                        .header("X-Throughline-Key", key)
                        .body(Map.of("version", "4", "alerts", List.of(alert)))
                        .post("/api/v1/alerts/alertmanager")
                        .statusCode())
                .isEqualTo(202);
        accepted.add(rule + " on " + Company.SERVICE);
    }

    private void awaitEachOnce() {
        notificationService.parts().forEach(this::awaitEachOnceAt);
        for (String part : incidentService.parts()) {
            assertThat(ours(part, "/api/v1/incidents?limit=200")).containsExactlyInAnyOrderElementsOf(accepted);
        }
    }

    private void awaitEachOnceAt(String part) {
        await("told by " + part)
                .atMost(SOON)
                .ignoreExceptions() // it may be about to start
                .untilAsserted(() -> assertThat(ours(part, "/api/v1/notifications?limit=200"))
                        .containsExactlyInAnyOrderElementsOf(accepted));
    }

    private static List<String> ours(String part, String path) {
        return Replicas.items(stack, part, path).stream()
                .map(item -> String.valueOf(item.get("title")))
                .filter(title -> title.endsWith(" on " + Company.SERVICE))
                .toList();
    }

    private void assertEventsAreWhole() {
        EventLog log = new EventLog(stack);
        Map<String, List<Long>> incidents = log.firstOccurrences("throughline.incident.v1");
        assertThat(incidents).hasSizeGreaterThanOrEqualTo(accepted.size());
        assertThat(incidents.values()).allSatisfy(TwoReplicasIT::assertWhole);
        assertThat(log.firstOccurrences("throughline.notification.v1"))
                .hasSizeGreaterThanOrEqualTo(accepted.size())
                .allSatisfy((notification, numbers) -> assertWhole(numbers));
    }

    private static void assertWhole(List<Long> numbers) {
        assertThat(numbers)
                .isEqualTo(LongStream.rangeClosed(1, numbers.size()).boxed().toList());
    }
}
