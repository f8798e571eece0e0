package io.throughline.e2e;

import io.restassured.response.Response;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** The people of one service, and the Alertmanager that watches it. Two teams have nobody in common. */
final class Team {
    private static final Person ADMIN = new Person("admin@example.org", "admin");

    private final LaunchedStack stack;
    private final String service;
    private final String key;

    /** Describes them to the stack. */
    Team(LaunchedStack stack, String service) {
        this.stack = stack;
        this.service = service;
        Company company = new Company(stack);
        company.describe(service, owner().email());
        List.of(lead(), onCall(), verifier()).forEach(person -> company.describe(person.email()));
        Answers.ok(ADMIN.at(stack, LaunchedStack.INCIDENT_SERVICE)
                .body(Map.of("person", verifier().email()))
                .put("/api/v1/services/" + service + "/decision-rights/VERIFY_FIX"));
        this.key = company.registerSource(service + "-alertmanager");
    }

    /** Answers for the service. */
    Person owner() {
        return person("margaret", "service-owner");
    }

    /** Leads its incidents. */
    Person lead() {
        return person("katherine", "incident-lead");
    }

    /** Is there first, and owns what is to be done about it. */
    Person onCall() {
        return person("alan", "responder");
    }

    /** Makes sure that what was done holds. */
    Person verifier() {
        return person("hedy", "responder");
    }

    PersonalInbox inboxOf(Person person) {
        return new PersonalInbox(stack, person);
    }

    private Person person(String name, String role) {
        return new Person(name + "@" + service + ".example.org", role);
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
    Map<String, Object> draft() {
        return Map.of(
                "title", "Exercise the fail-over every month",
                "type", "PREVENT",
                "owner", onCall().email(),
                "dueOn", "2099-01-15",
                "priority", "P2");
    }

    /** Something else that should have been done by yesterday. */
    Map<String, Object> forgotten(FollowedIncident incident) {
        return Map.of(
                "title", "Correct the runbook",
                "type", "PROCESS",
                "owner", onCall().email(),
                "incident", incident.ref(),
                "dueOn", LocalDate.now(ZoneOffset.UTC).minusDays(1).toString());
    }

    private String message(Instant startsAt) {
        return """
                {"receiver": "hook", "status": "firing", "alerts": [{
                    "status": "firing",
                    "labels": {"alertname": "LedgerDown", "instance": "i-1", "service": "%1$s", "severity": "critical"},
                    "annotations": {"runbook_url": "https://runbooks.example/ledger", "summary": "No ledger answers"},
                    "startsAt": "%2$s", "endsAt": "0001-01-01T00:00:00Z",
                    "generatorURL": "http://prom.example/graph", "fingerprint": "cdda474ccbf91970"}],
                 "groupLabels": {"alertname": "LedgerDown", "service": "%1$s"},
                 "commonLabels": {"alertname": "LedgerDown", "instance": "i-1", "service": "%1$s", "severity": "critical"},
                 "commonAnnotations": {"runbook_url": "https://runbooks.example/ledger", "summary": "No ledger answers"},
                 "externalURL": "http://alertmanager.example:9093", "version": "4",
                 "groupKey": "{}:{alertname=\\"LedgerDown\\", service=\\"%1$s\\"}", "truncatedAlerts": 0}
                """.formatted(service, startsAt);
    }
}
