package io.throughline.e2e;

import static io.throughline.e2e.PaymentsTeam.LEAD;
import static io.throughline.e2e.PaymentsTeam.ON_CALL;
import static io.throughline.e2e.PaymentsTeam.OWNER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.response.Response;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Three people take one incident from its alert to its published review, and everybody can follow it. */
@ExtendWith(SharedStack.class)
class IncidentStoryIT {
    private static final Duration SOON = Duration.ofSeconds(90);
    private static final String TOPIC = "throughline.incident.v1";
    private static final String SYSTEM = "system";

    @Test
    void incidentIsFollowedFromItsAlertToItsPublishedReview(LaunchedStack stack) {
        FollowedIncident incident = new PaymentsTeam(stack).alert();

        assertDeclaredByTheAlert(incident);
        awaitOwnerIsNotified(incident);
        takeOnAndHandOver(incident);
        understand(incident);
        end(incident);
        publishReview(incident);

        assertTimeline(incident);
        assertThread(incident);
        assertEventsAreWhole(stack, incident);
        assertOtherServicesFollow(stack, incident);
    }

    private static void assertDeclaredByTheAlert(FollowedIncident incident) {
        assertThat(incident.<String>field("status")).isEqualTo("DECLARED");
        assertThat(incident.<String>field("severity")).isEqualTo("SEV1");
        assertThat(incident.<String>field("declaredBy")).isEqualTo(SYSTEM);
        assertThat(incident.<Object>field("lead")).isNull();
        assertThat(incident.<Integer>field("alerts.firing")).isEqualTo(1);
    }

    private static void awaitOwnerIsNotified(FollowedIncident incident) {
        await().atMost(SOON).untilAsserted(() -> {
            Response notified = incident.get("/timeline?kind=NOTIFIED");
            assertThat(notified.<List<String>>path("items.details.recipient")).containsExactly(OWNER.email());
        });
    }

    private static void takeOnAndHandOver(FollowedIncident incident) {
        ok(incident.post(ON_CALL, "/acknowledge", Map.of("note", "I am looking")));
        assertThat(incident.<String>field("status")).isEqualTo("INVESTIGATING");
        assertThat(incident.<String>field("lead")).isEqualTo(ON_CALL.email());

        ok(incident.put(ON_CALL, "/roles/LEAD", Map.of("person", LEAD.email(), "reason", "It is the ledger")));
        assertThat(incident.<String>field("lead")).isEqualTo(LEAD.email());
        assertThat(incident.<List<Object>>field("roles")).hasSize(1);
        refused(incident.post(ON_CALL, "/mitigate", Map.of()), 403, "/problems/forbidden");
    }

    private static void understand(FollowedIncident incident) {
        refused(incident.post(LEAD, "/resolve", Map.of()), 409, "/problems/condition-unmet");
        ok(incident.put(LEAD, "/impact", Map.of("statement", "Nobody can pay", "customersShare", 1)));
        added(incident.post(ON_CALL, "/timeline", Map.of("text", "The ledger's disk is broken")));
        added(incident.post(ON_CALL, "/timeline", Map.of("kind", "MANUAL_FIX", "text", "Started the standby")));
        added(incident.post(
                OWNER, "/timeline", Map.of("kind", "DECISION", "right", "OWN_ROLLBACK", "text", "Fail over")));
    }

    private static void end(FollowedIncident incident) {
        ok(incident.post(LEAD, "/mitigate", Map.of("note", "The standby answers")));
        assertThat(incident.<String>field("status")).isEqualTo("MITIGATED");
        ok(incident.post(LEAD, "/resolve", Map.of("fixVerifiedBy", OWNER.email())));
        assertThat(incident.<String>field("status")).isEqualTo("RESOLVED");
        assertThat(incident.<String>field("review.state")).isEqualTo("DUE");
        assertThat(incident.<String>field("review.dueOn")).isNotNull();
    }

    private static void publishReview(FollowedIncident incident) {
        assertThat(missing(incident))
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

        Map<String, Object> review = new HashMap<>(PaymentsTeam.review());
        ok(incident.put(LEAD, "/review", review));
        assertThat(missing(incident)).containsExactly("/actions");

        review.put("actions", List.of(PaymentsTeam.action()));
        ok(incident.put(LEAD, "/review", review));
        ok(incident.post(OWNER, "/review/publish", Map.of()));
        assertThat(incident.<String>field("review.state")).isEqualTo("PUBLISHED");
        assertThat(incident.<String>field("status")).isEqualTo("PREVENTING");
    }

    /** Tries to publish, and answers what the refusal names. */
    private static List<String> missing(FollowedIncident incident) {
        Response answer = incident.post(LEAD, "/review/publish", Map.of());
        refused(answer, 422, "/problems/incomplete");
        return answer.path("errors.pointer");
    }

    private static void assertTimeline(FollowedIncident incident) {
        assertThat(incident.timeline())
                .containsExactly(
                        "DECLARED",
                        "ALERTS_LINKED",
                        "NOTIFIED",
                        "ACKNOWLEDGED",
                        "ROLE_ASSIGNED",
                        "IMPACT_RECORDED",
                        "NOTE",
                        "MANUAL_FIX",
                        "DECISION",
                        "MITIGATED",
                        "RESOLVED",
                        "REVIEW_DUE",
                        "REVIEW_PUBLISHED");
        Response entries = incident.get("/timeline?limit=200");
        assertThat(entries.<List<Integer>>path("items.number"))
                .map(Integer::longValue)
                .isEqualTo(oneTo(13));
        Response verification = incident.get("/timeline/verification");
        assertThat(verification.<Boolean>path("valid")).isTrue();
        assertThat(verification.<Integer>path("entries")).isEqualTo(13);
    }

    private static void assertThread(FollowedIncident incident) {
        String self = "/api/v1/incidents/" + incident.ref();
        ThreadCheck.of(incident)
                .done("ALERTED", null, "/api/v1/alerts?incident=" + incident.ref())
                .done("DECLARED", SYSTEM, self + "/timeline?kind=DECLARED")
                .done("PEOPLE_NOTIFIED", SYSTEM, self + "/timeline?kind=NOTIFIED")
                .done("ACKNOWLEDGED", ON_CALL.email(), self + "/timeline?kind=ACKNOWLEDGED")
                .done("LEAD_ASSIGNED", ON_CALL.email(), self + "/timeline?kind=ACKNOWLEDGED&kind=ROLE_ASSIGNED")
                .done("IMPACT_UNDERSTOOD", LEAD.email(), self + "/timeline?kind=IMPACT_RECORDED")
                .done("MITIGATED", LEAD.email(), self + "/timeline?kind=MITIGATED&kind=RESOLVED")
                .done("RESOLVED", LEAD.email(), self + "/timeline?kind=RESOLVED")
                .done("ROOT_CAUSE_FOUND", LEAD.email(), self + "/review")
                .done("REVIEW_PUBLISHED", OWNER.email(), self + "/review")
                .notYet("PREVENTION_ASSIGNED")
                .notYet("PREVENTION_VERIFIED")
                .done("DECISION_CHANGED", OWNER.email(), self + "/review")
                .nothingElse();
    }

    /** On the topic is what the timeline says was announced: from 1 to the last, none missing, none out of order. */
    private static void assertEventsAreWhole(LaunchedStack stack, FollowedIncident incident) {
        List<Integer> announced = incident.get("/timeline?limit=200").path("items.event");
        long last = announced.stream()
                .mapToLong(event -> event == null ? 0 : event)
                .max()
                .orElseThrow();
        assertThat(last).isEqualTo(9);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(new EventLog(stack).firstOccurrences(TOPIC))
                        .containsEntry(incident.field("id"), oneTo(last)));
    }

    /** The other services have applied every event of every incident, and had to park none. */
    private static void assertOtherServicesFollow(LaunchedStack stack, FollowedIncident incident) {
        long events = new EventLog(stack)
                .firstOccurrences(TOPIC).values().stream().mapToLong(List::size).sum();
        for (String service : List.of(LaunchedStack.ACTION_SERVICE, LaunchedStack.NOTIFICATION_SERVICE)) {
            await(service).atMost(SOON).untilAsserted(() -> {
                InboxCounts counts = InboxCounts.of(stack, service, "incident-events");
                assertThat(counts.applied()).isGreaterThanOrEqualTo(events);
                assertThat(counts.parked()).isZero();
            });
        }
        assertThat(incident.items(LaunchedStack.ACTION_SERVICE, "/api/v1/actions?incident="))
                .isEmpty();
        assertThat(incident.items(LaunchedStack.NOTIFICATION_SERVICE, "/api/v1/notifications?about="))
                .singleElement()
                .satisfies(notification -> assertThat(notification)
                        .containsEntry("recipient", OWNER.email())
                        .containsEntry("event", "incident.declared.v1")
                        .containsEntry("severity", "SEV1"));
    }

    private static void ok(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    }

    private static void added(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
    }

    private static void refused(Response answer, int status, String type) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.<String>path("type")).isEqualTo(type);
    }

    private static List<Long> oneTo(long last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }
}
