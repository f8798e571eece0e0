package io.throughline.e2e;

import static io.throughline.e2e.Answers.created;
import static io.throughline.e2e.Answers.ok;
import static io.throughline.e2e.Answers.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** From the alert to the published review. */
record ResponseStory(Team team, FollowedIncident incident) {
    void endsInThePublishedReview() {
        declaredByTheAlert();
        team.inboxOf(team.owner()).awaitOnce(incident.ref(), "incident.declared.v1");
        takenOnAndHandedOver();
        understood();
        ended();
        reviewed();
    }

    private void declaredByTheAlert() {
        assertThat(incident.<String>field("status")).isEqualTo("DECLARED");
        assertThat(incident.<String>field("severity")).isEqualTo("SEV1");
        assertThat(incident.<String>field("declaredBy")).isEqualTo("system");
        assertThat(incident.<Object>field("lead")).isNull();
        assertThat(incident.<Integer>field("alerts.firing")).isEqualTo(1);
    }

    private void takenOnAndHandedOver() {
        ok(incident.post(team.onCall(), "/acknowledge", Map.of("note", "I am looking")));
        assertThat(incident.<String>field("status")).isEqualTo("INVESTIGATING");
        assertThat(incident.<String>field("lead")).isEqualTo(team.onCall().email());

        ok(incident.put(
                team.onCall(), "/roles/LEAD", Map.of("person", team.lead().email(), "reason", "It is the ledger")));
        assertThat(incident.<String>field("lead")).isEqualTo(team.lead().email());
        assertThat(incident.<List<Object>>field("roles")).hasSize(1);
        refused(incident.post(team.onCall(), "/mitigate", Map.of()), 403, "forbidden");
    }

    private void understood() {
        refused(incident.post(team.lead(), "/resolve", Map.of()), 409, "condition-unmet");
        ok(incident.put(team.lead(), "/impact", Map.of("statement", "Nobody can pay", "customersShare", 1)));
        created(incident.post(team.onCall(), "/timeline", Map.of("text", "The ledger's disk is broken")));
        created(incident.post(team.onCall(), "/timeline", Map.of("kind", "MANUAL_FIX", "text", "Started the standby")));
        created(incident.post(
                team.owner(), "/timeline", Map.of("kind", "DECISION", "right", "OWN_ROLLBACK", "text", "Fail over")));
    }

    private void ended() {
        ok(incident.post(team.lead(), "/mitigate", Map.of("note", "The standby answers")));
        assertThat(incident.<String>field("status")).isEqualTo("MITIGATED");
        ok(incident.post(
                team.lead(), "/resolve", Map.of("fixVerifiedBy", team.owner().email())));
        assertThat(incident.<String>field("status")).isEqualTo("RESOLVED");
        assertThat(incident.<String>field("review.state")).isEqualTo("DUE");
        assertThat(incident.<String>field("review.dueOn")).isNotNull();
    }

    private void reviewed() {
        assertThat(missing())
                .containsExactlyInAnyOrder(
                        "/impact",
                        "/detection",
                        "/escalation",
                        "/decisionOwnership",
                        "/trigger/kind",
                        "/trigger/text",
                        "/rootCause/kind",
                        "/rootCause/text",
                        "/contributingFactors",
                        "/recoveryQuality",
                        "/systemAllowed",
                        "/mustChange",
                        "/actions");
        assertThat(incident.<String>field("status")).isEqualTo("RESOLVED");

        Map<String, Object> review = new HashMap<>(Team.review());
        ok(incident.put(team.lead(), "/review", review));
        assertThat(missing()).containsExactly("/actions");

        review.put("actions", List.of(team.draft()));
        ok(incident.put(team.lead(), "/review", review));
        ok(incident.post(team.owner(), "/review/publish", Map.of()));
        assertThat(incident.<String>field("review.state")).isEqualTo("PUBLISHED");
        assertThat(incident.<String>field("status")).isEqualTo("PREVENTING");
    }

    /** Tries to publish, and answers what the refusal names. */
    private List<String> missing() {
        return refused(incident.post(team.lead(), "/review/publish", Map.of()), 422, "incomplete")
                .path("errors.pointer");
    }
}
