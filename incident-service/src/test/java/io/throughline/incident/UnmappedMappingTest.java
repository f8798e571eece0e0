package io.throughline.incident;

import static io.throughline.incident.AlertmanagerAlert.firing;
import static io.throughline.kit.testing.Problems.assertBadFields;
import static io.throughline.kit.testing.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.throughline.kit.testing.AtOnce;
import io.throughline.kit.testing.RealParts;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What could not be mapped is mapped again. */
@QuarkusTest
@QuarkusTestResource(value = RealParts.class, initArgs = @ResourceArg(name = "database", value = "incident"))
class UnmappedMappingTest {
    private static final String NAME = "HighLatency";

    @Test
    void whatIsGivenAServiceIsTakenInOnceHoweverManyAsk() {
        String own = Api.newService(Api.service(1));
        String other = Api.newService(Api.service(1));
        Sender sender = Sender.of(own, Api.newName("third"));
        sender.takes(firing("elsewhere", NAME, "f1")).then().body("unmapped", equalTo(1));
        String id = waiting(sender).get(0).get("id").toString();

        List<Response> answers = AtOnce.call(4, i -> map(id, Map.of("service", other)));

        String ref = Api.incidentsOf(other).path("items[0].reference");
        answers.forEach(answer -> answer.then()
                .statusCode(200)
                .body("id", equalTo(id))
                .body("mappedBy", equalTo(Api.ADMIN))
                .body("incidents", contains(ref)));
        Api.alertsOf(other).then().body("items", hasSize(1)).body("items[0].deliveries", equalTo(1));
        assertThat(waiting(sender)).isEmpty();
        assertThat(entries(sender, "?mapped=true&limit=200")).hasSize(1);
    }

    @Test
    void sameDeliveryAfterItWasMappedWaitsAgain() {
        String own = Api.newService(Api.service(1));
        Sender sender = Sender.of(own, Api.newName("third"));
        sender.takes(firing("elsewhere", NAME, "f1"));
        Map<String, Object> first = waiting(sender).get(0);
        map(first.get("id").toString(), Map.of("service", own)).then().statusCode(200);

        sender.takes(firing("elsewhere", NAME, "f1"));

        assertThat(waiting(sender)).hasSize(1);
        Map<String, Object> again = waiting(sender).get(0);
        assertThat(again.get("id")).isNotEqualTo(first.get("id"));
        assertThat(again.get("deliveries")).isEqualTo(1);
        assertThat(again.get("firstReceivedAt").toString())
                .isGreaterThan(first.get("lastReceivedAt").toString());
    }

    @Test
    void whatStillCannotBeMappedStaysAndSaysWhy() {
        Sender sender = Sender.of();
        sender.postBody("[1]").then().statusCode(202);
        sender.postBody("{\"alerts\":[{\"status\":\"maybe\",\"labels\":{}}]}")
                .then()
                .statusCode(202);
        assertThat(waiting(sender)).hasSize(2);

        for (Map<String, Object> entry : waiting(sender)) {
            Response answer = map(entry.get("id").toString(), Map.of());
            assertProblem(answer, 409, "condition-unmet");
            assertThat(answer.<String>path("detail")).startsWith("It still cannot be mapped: ");
        }

        assertThat(waiting(sender)).hasSize(2);
    }

    @Test
    void wrongRequestsAreRefused() {
        assertProblem(map("019ab0a2-6c7e-7b1a-8f00-0123456789ad", Map.of()), 404, "not-found");
        assertProblem(map("nothing", Map.of()), 404, "not-found");
        assertBadFields(map("nothing", Map.of("service", "No Slug")), "/service");
        assertProblem(
                Api.as(Api.newEmail("ada"), "responder").post("/api/v1/alerts/unmapped/nothing/map"), 403, "forbidden");
    }

    @Test
    void incidentThatTheCallerMayNotKnowOfIsNotNamed() {
        String owner = Api.newPerson("grace", true);
        Map<String, Object> record = Api.service(1);
        record.put("accountableOwner", owner);
        String service = Api.newService(record);
        String ref = Sender.of().takes(firing(service, NAME, "f1")).path("incidents[0]");
        Api.as(owner, "service-owner")
                .body(Map.of("private", true, "reason", "It is about a person"))
                .put("/api/v1/incidents/" + ref + "/private")
                .then()
                .statusCode(200);
        Sender sender = Sender.of(Api.newName("third"), Api.newName("fourth"));
        sender.takes(firing("elsewhere", NAME, "f2"));

        map(waiting(sender).get(0).get("id").toString(), Map.of("service", service))
                .then()
                .statusCode(200)
                .body("incidents", empty());

        Api.as(owner).get("/api/v1/incidents/" + ref).then().body("alerts.total", equalTo(2));
    }

    private static Response map(String id, Map<String, Object> request) {
        return Api.admin().body(request).post("/api/v1/alerts/unmapped/" + id + "/map");
    }

    private static List<Map<String, Object>> waiting(Sender sender) {
        return entries(sender, "?limit=200");
    }

    private static List<Map<String, Object>> entries(Sender sender, String query) {
        return Api.admin()
                .get("/api/v1/alerts/unmapped" + query)
                .path("items.findAll { it.source == '" + sender.name() + "' }");
    }
}
