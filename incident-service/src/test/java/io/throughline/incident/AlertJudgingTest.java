package io.throughline.incident;

import static io.throughline.incident.AlertmanagerAlert.START;
import static io.throughline.incident.AlertmanagerAlert.firing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.throughline.kit.testing.AtOnce;
import io.throughline.kit.testing.RealParts;
import io.throughline.kit.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which alerts become incidents, by what people have decided. */
@QuarkusTest
@QuarkusTestResource(value = RealParts.class, initArgs = @ResourceArg(name = "database", value = "incident"))
class AlertJudgingTest {
    private static final String NAME = "HighLatency";
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int SENDERS = 16;

    private TestDatabase database;

    @Test
    void noiseIsRecordedWithItsReasonAndOpensNothing() {
        String service = Api.newService(Api.service(1));
        AlertRules.decide(service, NAME, "NOISE");

        Sender.of()
                .takes(firing(service, NAME, "f1"))
                .then()
                .body("opened", equalTo(1))
                .body("incidents", empty());

        Api.incidentsOf(service).then().body("items", empty());
        Api.alertsOf(service)
                .then()
                .body("items.verdict", contains("NOISE"))
                .body("items[0].why", nullValue())
                .body("items[0].whyNoIncident", equalTo("noise, as " + Api.ADMIN + " decided: As the team sees it"));
    }

    @Test
    void alertThatMattersOpensWhateverItsSeverityAndTheRulesSeverityWins() {
        String service = Api.newService(Api.service(1));
        Map<String, Object> rule = AlertRules.verdict("MATTERS");
        rule.put("severity", "SEV2");
        AlertRules.decide(service, NAME, rule);

        Sender.of().takes(firing(service, NAME, "f1").withLabel("severity", "info"));

        Api.incidentsOf(service).then().body("items.severity", contains("SEV2"));
        Api.alertsOf(service)
                .then()
                .body("items.verdict", contains("MATTERS"))
                .body("items[0].whyNoIncident", nullValue())
                .body(
                        "items[0].why",
                        equalTo(
                                "alert that matters; no incident open for the same service and alert name, and none resolved"
                                        + " within the last 30 minutes"));
    }

    @Test
    void namesOfOneGroupAreOneIncident() {
        String service = Api.newService(Api.service(1));
        for (String name : List.of(NAME, "HighErrorRate")) {
            Map<String, Object> rule = AlertRules.verdict("MATTERS");
            rule.put("groupKey", "checkout-is-bad");
            AlertRules.decide(service, name, rule);
        }
        Sender sender = Sender.of();

        sender.takes(firing(service, NAME, "f1"), firing(service, "HighErrorRate", "f2"));
        sender.takes(firing(service, NAME, "f3"));

        Api.incidentsOf(service)
                .then()
                .body("items", hasSize(1))
                .body("items[0].title", equalTo("checkout-is-bad on " + service))
                .body("items[0].alerts.firing", equalTo(3));
        Api.alertsOf(service).then().body("items[0].why", containsString("incident open"));
    }

    @Test
    void sixteenSendersOfOneGroupOpenOneIncident() {
        String service = Api.newService(Api.service(1));
        AlertRules.decide(service, NAME, "MATTERS");
        List<Sender> senders =
                IntStream.range(0, SENDERS).mapToObj(i -> Sender.of()).toList();

        List<String> incidents = AtOnce.call(
                SENDERS,
                i -> senders.get(i).takes(firing(service, NAME, "f" + i)).path("incidents[0]"));

        assertThat(incidents).doesNotContainNull();
        assertThat(incidents.stream().distinct()).hasSize(1);
        Api.incidentsOf(service).then().body("items", hasSize(1)).body("items[0].alerts.total", equalTo(SENDERS));
    }

    @Test
    void alertSoonAfterTheEndReopensAndKeepsTheLead() {
        Incidents incident = Incidents.ofAlert();
        incident.asLead("responder").post(incident.path("/acknowledge")).then().statusCode(200);
        incident.putImpact(Map.of("statement", "Card payments fail")).then().statusCode(200);
        incident.move("resolve", Map.of()).then().statusCode(200);

        incident.alertFiresAgain();

        assertThat(incident.status()).isEqualTo("INVESTIGATING");
        assertThat(incident.get().<String>path("lead")).isEqualTo(incident.lead);
        Api.alertsOf(incident.service)
                .then()
                .body(
                        "items[0].why",
                        equalTo("same service and alert name; incident resolved within the last 30 minutes"));
    }

    @Test
    void alertThatStillFiresOpensWhenItIsDecidedThatItMatters() {
        String service = Api.newService(Api.service(1));
        AlertRules.decide(service, NAME, "NOISE");
        Sender.of().takes(firing(service, NAME, "f1"), firing(service, NAME, "f2"));

        AlertRules.decide(service, NAME, "MATTERS");

        await().atMost(SOON)
                .untilAsserted(() -> Api.incidentsOf(service)
                        .then()
                        .body("items", hasSize(1))
                        .body("items[0].alerts.firing", equalTo(2)));
        Api.alertsOf(service).then().body("items.verdict", everyItem(equalTo("MATTERS")));
    }

    @Test
    void alertThatStillFiresOpensWhenTheVerdictOfNoiseEnds() throws SQLException {
        String service = Api.newService(Api.service(1));
        Map<String, Object> rule = AlertRules.verdict("NOISE");
        rule.put("until", Instant.now().plusSeconds(3600).toString());
        AlertRules.decide(service, NAME, "MATTERS");
        AlertRules.decide(service, NAME, rule);
        Sender.of().takes(firing(service, NAME, "f1"));
        Api.incidentsOf(service).then().body("items", empty());

        anHourPasses(service);

        await().atMost(SOON).untilAsserted(() -> Api.incidentsOf(service).then().body("items", hasSize(1)));
        Api.alertsOf(service)
                .then()
                .body("items.verdict", contains("UNDECIDED"))
                .body("items[0].why", containsString("critical alert;"));
    }

    @Test
    void alertThatIsToldOfAgainIsJudgedAgain() throws SQLException {
        String service = Api.newService(Api.service(1));
        Map<String, Object> rule = AlertRules.verdict("NOISE");
        rule.put("until", Instant.now().plusSeconds(3600).toString());
        AlertRules.decide(service, NAME, rule);
        Sender sender = Sender.of();
        sender.takes(firing(service, NAME, "f1"));
        as("DELETE FROM alert_judging WHERE service = '" + service + "'");
        ruleEnds(service);

        // The rule was changed as if on another replica: it is remembered for a second.
        await().atMost(SOON).untilAsserted(() -> {
            sender.takes(firing(service, NAME, "f1")).then().body("repeated", equalTo(1));
            Api.incidentsOf(service).then().body("items", hasSize(1)).body("items[0].alerts.firing", equalTo(1));
        });
    }

    @Test
    void maintenanceHoldsAlertsUntilItEnds() throws SQLException {
        Map<String, Object> record = Api.service(1);
        record.put(
                "maintenanceWindows",
                List.of(Map.of(
                        "from", Instant.now().minusSeconds(60).toString(),
                        "to", Instant.now().plusSeconds(3600).toString(),
                        "reason", "new disks")));
        String service = Api.newService(record);
        Sender.of().takes(firing(service, NAME, "f1")).then().body("incidents", empty());
        Api.alertsOf(service)
                .then()
                .body("items[0].whyNoIncident", containsString("its service is in maintenance until"));
        Api.incidentsOf(service).then().body("items", empty());

        record.remove("maintenanceWindows");
        Api.admin()
                .header("If-Match", "\"1\"")
                .body(record)
                .put("/api/v1/services/" + service)
                .then()
                .statusCode(200);
        as("UPDATE alert_judging SET due_at = due_at - interval '1 hour' WHERE service = '" + service + "'");

        await().atMost(SOON).untilAsserted(() -> Api.incidentsOf(service).then().body("items", hasSize(1)));
    }

    @Test
    void incidentWhoseAlertsHaveAllResolvedSaysSoOnceAndStays() {
        String service = Api.newService(Api.service(1));
        Sender sender = Sender.of();
        AlertmanagerAlert one = firing(service, NAME, "f1");
        AlertmanagerAlert other = firing(service, NAME, "f2");
        String ref = sender.takes(one, other).path("incidents[0]");
        sender.takes(one.resolvedAt(START.plusSeconds(60)));
        sender.takes(other.resolvedAt(START.plusSeconds(60)));

        await().atMost(SOON).untilAsserted(() -> assertThat(timeline(ref)).contains("ALERTS_SILENT"));
        sender.takes(one.since(Instant.now()));
        sender.takes(one.since(Instant.now()).resolvedAt(Instant.now().plusSeconds(1)));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(timeline(ref))
                        .containsExactly(
                                "DECLARED", "ALERTS_LINKED", "ALERTS_SILENT", "ALERTS_LINKED", "ALERTS_SILENT"));

        Api.reader().get("/api/v1/incidents/" + ref).then().body("status", equalTo("DECLARED"));
        Api.reader()
                .get("/api/v1/incidents/" + ref + "/timeline/verification")
                .then()
                .body("valid", equalTo(true));
    }

    @Test
    void timelineOfANewerReleaseIsRead() throws SQLException {
        Incidents incident = Incidents.declared("SEV3");
        as("""
                INSERT INTO timeline_entry (incident_id, entry_no, kind, happened_at, recorded_at, actor, details, hash)
                SELECT id, 2, 'FORETOLD', now(), now(), 'system', '{}', repeat('0', 64) FROM incident WHERE number =\s""" + incident.ref.substring("INC-".length()));

        assertThat(incident.timeline()).containsExactly("DECLARED", "OTHER");
        Api.reader().get(incident.path("/thread")).then().statusCode(200);
    }

    @Test
    void acknowledgingMarksTheAlertAndWhoDidSoFirstStays() {
        String service = Api.newService(Api.service(1));
        Sender.of().takes(firing(service, NAME, "f1"));
        String alert = Api.alertsOf(service).path("items[0].id");
        String ada = Api.newEmail("ada");

        Api.as(ada, "responder")
                .post("/api/v1/alerts/" + alert + "/acknowledge")
                .then()
                .statusCode(200)
                .body("acknowledgedBy", equalTo(ada));
        Api.as(Api.newEmail("joan"), "incident-lead")
                .post("/api/v1/alerts/" + alert + "/acknowledge")
                .then()
                .statusCode(200)
                .body("acknowledgedBy", equalTo(ada));

        Api.as(ada, "leadership")
                .post("/api/v1/alerts/" + alert + "/acknowledge")
                .then()
                .statusCode(403);
        Api.incidentsOf(service).then().body("items.status", contains("DECLARED"));
    }

    @Test
    void ignoredAlertsAreFound() throws SQLException {
        String service = Api.newService(Api.service(1));
        AlertmanagerAlert resolved = warning(service, "Resolved");
        Sender sender = Sender.of();
        sender.takes(resolved, warning(service, "Old"), warning(service, "Fresh"), warning(service, "Seen"));
        sender.takes(firing(service, "Linked", "l1"));
        sender.takes(resolved.resolvedAt(START.plusSeconds(60)));
        as("UPDATE alert SET first_received_at = now() - interval '25 hours' WHERE name IN ('Old', 'Seen', 'Linked')"
                + " AND service = '" + service + "'");
        Api.as(Api.newEmail("ada"), "responder")
                .post("/api/v1/alerts/" + Api.alertsOf(service).path("items.find { it.name == 'Seen' }.id")
                        + "/acknowledge")
                .then()
                .statusCode(200);

        assertThat(named(service, "ignored", "true")).containsExactlyInAnyOrder("Resolved", "Old");
        assertThat(named(service, "ignored", "false")).containsExactlyInAnyOrder("Fresh", "Seen", "Linked");
    }

    @Test
    void alertsAgainstTheirVerdictAreFound() {
        String service = Api.newService(Api.service(1));
        Sender sender = Sender.of();
        AlertmanagerAlert ignored = warning(service, "Ignored");
        sender.takes(firing(service, "Linked", "l1"), ignored, warning(service, "Waiting"));
        sender.takes(ignored.resolvedAt(START.plusSeconds(60)));
        assertThat(named(service, "againstVerdict", "true")).isEmpty();

        AlertRules.decide(service, "Linked", "NOISE");
        AlertRules.decide(service, "Ignored", "MATTERS");

        assertThat(named(service, "againstVerdict", "true")).containsExactlyInAnyOrder("Linked", "Ignored");
        assertThat(named(service, "againstVerdict", "false")).containsExactly("Waiting");
    }

    private static AlertmanagerAlert warning(String service, String name) {
        return firing(service, name, name).withLabel("severity", "warning");
    }

    private static List<String> named(String service, String filter, String value) {
        return Api.reader()
                .queryParam("service", service)
                .queryParam(filter, value)
                .get("/api/v1/alerts")
                .path("items.name");
    }

    private static List<String> timeline(String ref) {
        return Api.reader().get("/api/v1/incidents/" + ref + "/timeline").path("items.kind");
    }

    private void anHourPasses(String service) throws SQLException {
        ruleEnds(service);
        as("UPDATE alert_judging SET due_at = due_at - interval '1 hour' WHERE service = '" + service + "'");
    }

    private void ruleEnds(String service) throws SQLException {
        as("UPDATE alert_rule SET decided_at = decided_at - interval '1 hour', until = until - interval '1 hour'"
                + " WHERE service = '" + service + "'");
    }

    private void as(String sql) throws SQLException {
        try (Connection connection = database.connectAsSuperuser();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
