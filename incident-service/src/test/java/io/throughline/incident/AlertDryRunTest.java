package io.throughline.incident;

import static io.throughline.incident.AlertmanagerAlert.START;
import static io.throughline.incident.AlertmanagerAlert.firing;
import static io.throughline.kit.testing.Problems.assertBadFields;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.throughline.kit.testing.RealParts;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a sender's request would do, told without doing it. */
@QuarkusTest
@QuarkusTestResource(value = RealParts.class, initArgs = @ResourceArg(name = "database", value = "incident"))
class AlertDryRunTest {
    private static final String NAME = "HighLatency";

    @Test
    void itTellsOfEachAlertWhatTheIntakeThenDoes() {
        String service = Api.newService(Api.service(1));
        AlertRules.decide(service, "Noisy", "NOISE");
        AlertmanagerAlert[] alerts = {
            firing(service, NAME, "f1"),
            firing(service, "Noisy", "f2"),
            firing(service, "Small", "f3").withLabel("severity", "warning"),
            firing(service, "Over", "f4").resolvedAt(START.plusSeconds(60))
        };

        dryRun(null, alerts)
                .then()
                .body("alerts.outcome", contains("OPEN", "RECORD", "RECORD", "RECORD"))
                .body("alerts.incidentSeverity", contains(equalTo("SEV1"), nullValue(), nullValue(), nullValue()))
                .body("alerts[0].why", containsString("critical alert; no incident open"))
                .body("alerts[1].why", containsString("noise, as "))
                .body("alerts[2].why", containsString("nobody has decided"));
        Api.incidentsOf(service).then().body("items", empty());
        Api.alertsOf(service).then().body("items", empty());

        Sender sender = Sender.of();
        String ref = sender.takes(alerts).path("incidents[0]");
        dryRun(null, firing(service, NAME, "other"))
                .then()
                .body("alerts.outcome", contains("JOIN"))
                .body("alerts.incident", contains(ref));
        dryRun(sender, firing(service, NAME, "f1"), firing(service, NAME, "f1").resolvedAt(START.plusSeconds(9)))
                .then()
                .body("alerts.outcome", contains("COUNT", "RESOLVE"));
        Api.alertsOf(service).then().body("items", hasSize(4));
    }

    @Test
    void moreThanCanBeForeseenAtOnceIsRefused() {
        String service = Api.newService(Api.service(1));
        AlertmanagerAlert[] many = IntStream.range(0, 201)
                .mapToObj(i -> firing(service, "Rule" + i, "f" + i))
                .toArray(AlertmanagerAlert[]::new);

        askedToTry(null, many).then().statusCode(400).body("errors[0].pointer", equalTo("/payload"));
    }

    @Test
    void incidentThatTheCallerMayNotKnowOfIsNotNamed() {
        String owner = Api.newPerson("grace", true);
        Map<String, Object> record = Api.service(2);
        record.put("accountableOwner", owner);
        String service = Api.newService(record);
        String ref = Sender.of().takes(firing(service, NAME, "f1")).path("incidents[0]");
        Api.as(owner, "service-owner")
                .body(Map.of("private", true, "reason", "It is about a person"))
                .put("/api/v1/incidents/" + ref + "/private")
                .then()
                .statusCode(200);

        Response outsider = dryRun(null, firing(service, NAME, "f2"));
        assertThat(outsider.asString()).doesNotContain("\"" + ref + "\"").contains("\"OPEN\"");

        Api.as(owner, "service-owner")
                .body(Map.of("payload", AlertmanagerAlert.message(List.of(firing(service, NAME, "f2")))))
                .post("/api/v1/alerts/dry-run")
                .then()
                .body("alerts.incident", contains(ref));
    }

    @Test
    void alertOutsideTheSourcesServicesWouldBeKeptUnmapped() {
        String service = Api.newService(Api.service(1));
        Sender sender = Sender.of(service);

        dryRun(sender, firing("elsewhere", NAME, "f1"))
                .then()
                .body("alerts", empty())
                .body("unmapped", contains("service elsewhere is outside the source's services"));
    }

    @Test
    void everyBadFieldIsNamed() {
        assertBadFields(Api.admin().body(Map.of()).post("/api/v1/alerts/dry-run"), "/payload");
        assertBadFields(
                Api.admin().body(Map.of("payload", Map.of(), "source", "x")).post("/api/v1/alerts/dry-run"), "/source");
        assertBadFields(
                Api.admin().body(Map.of("payload", Map.of(), "format", "fax")).post("/api/v1/alerts/dry-run"),
                "/format");
        Api.reader()
                .contentType("application/json")
                .body(Map.of("payload", Map.of("no", "alerts")))
                .post("/api/v1/alerts/dry-run")
                .then()
                .statusCode(200)
                .body("unmapped", contains("there is no list of alerts in it"));
    }

    private static Response dryRun(Sender sender, AlertmanagerAlert... alerts) {
        Response answer = askedToTry(sender, alerts);
        answer.then().statusCode(200);
        return answer;
    }

    private static Response askedToTry(Sender sender, AlertmanagerAlert... alerts) {
        Map<String, Object> payload = AlertmanagerAlert.message(List.of(alerts));
        return Api.reader()
                .contentType("application/json")
                .body(sender == null ? Map.of("payload", payload) : Map.of("payload", payload, "source", sender.id()))
                .post("/api/v1/alerts/dry-run");
    }
}
