package io.throughline.incident;

import static io.throughline.kit.testing.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.throughline.kit.testing.RealParts;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is about alerts, or about another incident, does not tell of a private one. */
@QuarkusTest
@QuarkusTestResource(value = RealParts.class, initArgs = @ResourceArg(name = "database", value = "incident"))
class PrivateIncidentLeakTest {
    private static final String ALERT = "ErrorRateHigh";

    private final String owner = Api.newEmail("owner");

    private String newService() {
        Map<String, Object> record = Api.service(2);
        record.put("accountableOwner", owner);
        return Api.newService(record);
    }

    /** The reference of the incident that the alert belongs to. */
    private static String fire(Sender sender, String service, String fingerprint) {
        return sender.takes(AlertmanagerAlert.firing(service, ALERT, fingerprint))
                .path("incidents[0]");
    }

    private void restrict(String ref) {
        Api.as(owner)
                .body(Map.of("private", true, "reason", "It is about a person"))
                .put("/api/v1/incidents/" + ref + "/private")
                .then()
                .statusCode(200);
    }

    @Test
    void alertsOfItDoNotNameItToOutsiders() {
        String service = newService();
        String ref = fire(Sender.of(), service, "one");
        String id = Api.as(owner).get("/api/v1/incidents/" + ref).path("id");
        Response open = Api.alertsOf(service);
        assertThat(open.<String>path("items[0].incident")).isEqualTo(ref);
        String alert = open.path("items[0].id");
        restrict(ref);

        Response asked = Api.reader().queryParam("incident", ref).get("/api/v1/alerts");
        asked.then().statusCode(200);
        assertThat(asked.<List<Object>>path("items")).isEmpty();
        for (Response answer : List.of(
                Api.alertsOf(service),
                Api.reader().get("/api/v1/alerts/" + alert),
                Api.admin().get("/api/v1/alerts/" + alert),
                Api.admin().queryParam("incident", ref).get("/api/v1/alerts"))) {
            assertThat(answer.statusCode()).isIn(200, 404);
            assertThat(answer.asString()).doesNotContain("\"" + ref + "\"", id, "incident open", "critical alert;");
        }
    }

    @Test
    void alertsOfItNameItToItsMembers() {
        String service = newService();
        String ref = fire(Sender.of(), service, "one");
        String alert = Api.alertsOf(service).path("items[0].id");
        restrict(ref);

        Api.as(owner)
                .queryParam("incident", ref)
                .get("/api/v1/alerts")
                .then()
                .statusCode(200)
                .body("items.id", equalTo(List.of(alert)))
                .body("items[0].incident", equalTo(ref));
        Api.as(owner).get("/api/v1/alerts/" + alert).then().statusCode(200).body("incident", equalTo(ref));
    }

    @Test
    void incidentThatCannotGoOnBesideItDoesNotNameIt() {
        String service = newService();
        Sender sender = Sender.of();
        String first = fire(sender, service, "one");
        String lead = Api.newEmail("lead");
        Api.as(lead, "responder")
                .post("/api/v1/incidents/" + first + "/acknowledge")
                .then()
                .statusCode(200);
        Api.as(lead)
                .body(Map.of("reason", "A false alarm"))
                .post("/api/v1/incidents/" + first + "/cancel")
                .then()
                .statusCode(200);
        String second = fire(sender, service, "two");
        assertThat(second).isNotEqualTo(first);
        restrict(second);

        Response refused = Api.as(lead).post("/api/v1/incidents/" + first + "/reinstate");

        assertProblem(refused, 409, "already-exists");
        assertThat(refused.asString()).doesNotContain(second);
    }
}
