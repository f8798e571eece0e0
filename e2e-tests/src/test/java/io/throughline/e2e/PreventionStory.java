package io.throughline.e2e;

import static io.throughline.e2e.Answers.ok;
import static io.throughline.e2e.Answers.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** From the published review to the end of the incident, and beyond it. */
record PreventionStory(Team team, FollowedIncident incident) {
    private static final Duration SOON = Duration.ofSeconds(90);

    /** The review's action is opened; another one, opened by hand, is overdue at once, and its risk is accepted. */
    void beginsWithActionsAndTheirOwner() {
        await("opened").atMost(SOON).until(() -> !incident.actions().isEmpty());
        FollowedAction reviewed = reviewed();
        assertThat(reviewed.<String>field("status")).isEqualTo("OPEN");
        assertThat(reviewed.<String>field("owner")).isEqualTo(team.onCall().email());
        assertThat(reviewed.<String>field("rootCause")).isEqualTo("OWNERSHIP");
        team.inboxOf(team.onCall()).awaitOnce(reviewed.ref(), "action.opened.v1");

        FollowedAction forgotten = opensForgotten();
        await("late")
                .atMost(SOON)
                .untilAsserted(() -> assertThat(state("PREVENTION_VERIFIED")).isEqualTo("LATE"));
        Map<String, Object> decision =
                Map.of("reason", "The runbook is replaced next year", "riskAcceptedUntil", "2099-01-15");
        refused(forgotten.post(team.onCall(), "/drop", decision), 403, "forbidden");
        ok(forgotten.post(team.owner(), "/drop", decision));
    }

    /** The review's action is done by its owner, who shows it. */
    void doneByOneOfThem() {
        FollowedAction action = reviewed();
        await("who verifies is known")
                .atMost(SOON)
                .untilAsserted(() -> refused(action.post(team.verifier(), "/verify", Map.of()), 409, "illegal-move"));
        ok(action.post(team.onCall(), "/start", Map.of()));
        refused(action.post(team.onCall(), "/complete", Map.of()), 400, "invalid-request");
        ok(action.post(
                team.onCall(),
                "/complete",
                Map.of("evidence", Map.of("text", "Failed over and back", "url", "https://wiki.example/drill"))));
    }

    void verifiedByAnotherEndsTheIncident() {
        FollowedAction action = reviewed();
        refused(action.post(team.onCall(), "/verify", Map.of()), 403, "forbidden");
        assertThat(action.<String>field("status")).isEqualTo("DONE");
        team.inboxOf(team.verifier()).awaitOnce(action.ref(), "action.completed.v1");
        assertThat(incident.<String>field("status")).isEqualTo("PREVENTING");

        ok(action.post(team.verifier(), "/verify", Map.of()));
        await("closed").atMost(SOON).until(() -> incident.field("status"), "CLOSED"::equals);
        assertEveryStepIsTaken();
    }

    /** What was promised after the end surfaces as well, and leaves the incident where it is. */
    void surfacesAlsoWhatIsForgottenAfterTheEnd() {
        opensForgotten();
        await("known").atMost(SOON).until(() -> incident.<Integer>field("actions.overdue") == 1);
        assertThat(incident.<String>field("status")).isEqualTo("CLOSED");
    }

    /** An action that is overdue from the beginning: nobody has to look for it. */
    private FollowedAction opensForgotten() {
        FollowedAction forgotten = FollowedAction.open(incident.stack(), team.owner(), team.forgotten(incident));
        team.inboxOf(team.onCall()).awaitOnce(forgotten.ref(), "action.overdue.v1");
        assertThat(forgotten.<Boolean>field("overdue")).isTrue();
        List<String> overdue =
                incident.read("/api/v1/actions/overdue?limit=200").path("items.reference");
        assertThat(overdue).containsOnlyOnce(forgotten.ref());
        return forgotten;
    }

    private FollowedAction reviewed() {
        return incident.actions().get(0);
    }

    private String state(String step) {
        return incident.get("/thread").path("steps.find { it.step == '" + step + "' }.state");
    }

    private void assertEveryStepIsTaken() {
        String self = "/api/v1/incidents/" + incident.ref();
        String[] actions = {
            "/api/v1/actions/" + incident.actions().get(0).ref(),
            "/api/v1/actions/" + incident.actions().get(1).ref(),
            self + "/timeline?kind=ACTION"
        };
        String onCall = team.onCall().email();
        String lead = team.lead().email();
        String owner = team.owner().email();
        ThreadCheck.of(incident)
                .done("ALERTED", null, "/api/v1/alerts?incident=" + incident.ref())
                .done("DECLARED", "system", self + "/timeline?kind=DECLARED")
                .done("PEOPLE_NOTIFIED", "system", self + "/timeline?kind=NOTIFIED")
                .done("ACKNOWLEDGED", onCall, self + "/timeline?kind=ACKNOWLEDGED&kind=NOTIFICATION_ACKNOWLEDGED")
                .done("LEAD_ASSIGNED", onCall, self + "/timeline?kind=ACKNOWLEDGED&kind=ROLE_ASSIGNED")
                .done("IMPACT_UNDERSTOOD", lead, self + "/timeline?kind=IMPACT_RECORDED")
                .done("MITIGATED", lead, self + "/timeline?kind=MITIGATED&kind=RESOLVED")
                .done("RESOLVED", lead, self + "/timeline?kind=RESOLVED")
                .done("ROOT_CAUSE_FOUND", lead, self + "/review")
                .done("REVIEW_PUBLISHED", owner, self + "/review")
                .done("PREVENTION_ASSIGNED", owner, actions)
                .done("PREVENTION_VERIFIED", team.verifier().email(), actions)
                .done("DECISION_CHANGED", owner, self + "/review")
                .nothingElse();
    }
}
