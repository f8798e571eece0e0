package io.throughline.e2e;

import io.restassured.response.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The people of payments, and the Alertmanager that watches their service. */
final class PaymentsTeam {
    static final String SERVICE = "payments";
    static final Person OWNER = new Person("margaret@example.org", "service-owner");
    static final Person LEAD = new Person("katherine@example.org", "incident-lead");
    static final Person ON_CALL = new Person("alan@example.org", "responder");

    private final LaunchedStack stack;
    private final String key;

    /** Describes them to the stack. */
    PaymentsTeam(LaunchedStack stack) {
        this.stack = stack;
        Company company = new Company(stack);
        company.describe(SERVICE, OWNER.email());
        company.describe(LEAD.email());
        company.describe(ON_CALL.email());
        this.key = company.registerSource("payments-alertmanager");
    }

    /** Their Alertmanager posts that the ledger is down; answers the incident that this opens. */
    FollowedIncident alert() {
        Response answer = stack.to(LaunchedStack.INCIDENT_SERVICE)
                .header("Authorization", "Bearer " + key)
                .body(message(Instant.now()))
                .post("/api/v1/alerts/alertmanager");
        answer.then().statusCode(202);
        List<String> incidents = answer.path("incidents");
        return new FollowedIncident(stack, incidents.get(0));
    }

    /** A review that lacks nothing but what is to be done. */
    static Map<String, Object> review() {
        return Map.ofEntries(
                Map.entry("impact", "Nobody could pay for some minutes"),
                Map.entry("detection", "The alert fired at once"),
                Map.entry("escalation", "The owner was told at once"),
                Map.entry("decisionOwnership", "The owner decided to fail over"),
                Map.entry("trigger", Map.of("kind", "HARDWARE", "text", "A disk of the ledger broke")),
                Map.entry("rootCause", Map.of("kind", "OWNERSHIP", "text", "Nobody owned the standby, it was off")),
                Map.entry("contributingFactors", List.of("The runbook named a host that is gone")),
                Map.entry("recoveryQuality", "The fail-over had never been exercised"),
                Map.entry("systemAllowed", "A ledger without a standby"),
                Map.entry("mustChange", "The standby has an owner"),
                Map.entry("leadershipNote", "Standbys are paid for by the service that needs them"));
    }

    /** What prevents it. */
    static Map<String, Object> action() {
        return Map.of(
                "title", "Exercise the fail-over every month",
                "type", "PREVENT",
                "owner", ON_CALL.email(),
                "dueOn", "2099-01-15",
                "priority", "P2");
    }

    private static String message(Instant startsAt) {
        return """
                {"receiver": "hook", "status": "firing", "alerts": [{
                    "status": "firing",
                    "labels": {"alertname": "LedgerDown", "instance": "i-1", "service": "payments", "severity": "critical"},
                    "annotations": {"runbook_url": "https://runbooks.example/ledger", "summary": "No ledger answers"},
                    "startsAt": "%s", "endsAt": "0001-01-01T00:00:00Z",
                    "generatorURL": "http://prom.example/graph", "fingerprint": "cdda474ccbf91970"}],
                 "groupLabels": {"alertname": "LedgerDown", "service": "payments"},
                 "commonLabels": {"alertname": "LedgerDown", "instance": "i-1", "service": "payments", "severity": "critical"},
                 "commonAnnotations": {"runbook_url": "https://runbooks.example/ledger", "summary": "No ledger answers"},
                 "externalURL": "http://alertmanager.example:9093", "version": "4",
                 "groupKey": "{}:{alertname=\\"LedgerDown\\", service=\\"payments\\"}", "truncatedAlerts": 0}
                """.formatted(startsAt);
    }
}
