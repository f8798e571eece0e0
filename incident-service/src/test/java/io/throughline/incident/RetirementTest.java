package io.throughline.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.throughline.events.Topic;
import io.throughline.kit.testing.AtOnce;
import io.throughline.kit.testing.PublishedEvents;
import io.throughline.kit.testing.RealParts;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A service that is no more: kept, out of sight, and still answered for. */
@QuarkusTest
@QuarkusTestResource(value = RealParts.class, initArgs = @ResourceArg(name = "database", value = "incident"))
class RetirementTest {
    private final String owner = Api.newEmail("owner");
    private final String team = Api.newName("team");
    private final Map<String, Object> record = record(team, owner);
    private String slug;
    private String path;

    @BeforeEach
    void describeAService() {
        slug = Api.newService(record);
        path = "/api/v1/services/" + slug;
    }

    @Test
    void retiredServiceIsKeptOutOfSight() {
        retire(1)
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("retiredBy", equalTo(owner))
                .body("version", equalTo(2));

        Api.reader().get(path).then().statusCode(200).body("retiredBy", equalTo(owner));
        assertThat(listed("false")).isEmpty();
        assertThat(listed(null)).isEmpty();
        assertThat(listed("true")).containsExactly(slug);
    }

    @ParameterizedTest(name = "If-Match {0} is answered with {1}")
    @CsvSource({",428", "'\"2\"',412", "'\"one\"',400"})
    void nobodyRetiresWhatTheyHaveNotSeen(String ifMatch, int status) {
        Response answer = ifMatch == null
                ? Api.as(owner, "service-owner").delete(path)
                : Api.as(owner, "service-owner").header("If-Match", ifMatch).delete(path);

        answer.then().statusCode(status);
        Api.reader().get(path).then().body("retiredAt", nullValue()).body("version", equalTo(1));
    }

    @Test
    void onlyWhoMayChangeItRetiresIt() {
        Api.as(Api.newEmail("other"), "service-owner")
                .header("If-Match", "\"1\"")
                .delete(path)
                .then()
                .statusCode(403);
        Api.as(owner, "responder")
                .header("If-Match", "\"1\"")
                .delete(path)
                .then()
                .statusCode(403);
        Api.admin()
                .header("If-Match", "\"1\"")
                .delete("/api/v1/services/nobody-knows")
                .then()
                .statusCode(404);

        Api.admin().header("If-Match", "\"1\"").delete(path).then().statusCode(200);
    }

    @Test
    void nothingButRecordingItAgainChangesARetiredService() {
        retire(1);

        Api.as(owner, "service-owner")
                .post(path + "/attestation")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/illegal-move"));
        Api.admin()
                .body(Map.of("person", owner))
                .put(path + "/decision-rights/VERIFY_FIX")
                .then()
                .statusCode(409);
        retire(2).then().statusCode(200).body("version", equalTo(2));

        Api.as(owner, "service-owner")
                .header("If-Match", "\"2\"")
                .body(record)
                .put(path)
                .then()
                .statusCode(200)
                .body("retiredAt", nullValue())
                .body("retiredBy", nullValue())
                .body("version", equalTo(3));
        assertThat(listed(null)).containsExactly(slug);
    }

    @Test
    void othersLearnOfItWithTheWholeRecordAndThatItIsBack() {
        retire(1);
        Api.admin().header("If-Match", "\"2\"").body(record).put(path).then().statusCode(200);

        List<ConsumerRecord<String, byte[]>> events = PublishedEvents.of(Topic.SERVICE, slug, 3);

        PublishedEvents.assertHeadersAreComplete(events.get(1), "/incident-service", "service.retired.v1", slug);
        JsonPath retired = PublishedEvents.data(events.get(1));
        assertThat(retired.getString("retiredBy")).isEqualTo(owner);
        assertThat(retired.getMap("record"))
                .isEqualTo(PublishedEvents.data(events.get(0)).getMap(""));
        PublishedEvents.assertHeadersAreComplete(events.get(2), "/incident-service", "service.changed.v1", slug);
    }

    @Test
    void whoRetiresAndWhoChangesItAtOnceDoNotOverruleEachOther() {
        List<Response> answers = AtOnce.call(
                6,
                i -> i % 2 == 0
                        ? retire(1)
                        : Api.admin().header("If-Match", "\"1\"").body(record).put(path));

        assertThat(answers).extracting(Response::statusCode).containsExactlyInAnyOrder(200, 412, 412, 412, 412, 412);
        Api.reader().get(path).then().body("version", equalTo(2));
    }

    @Test
    void alertThatStillNamesItOpensAnIncidentForItsOwner() {
        retire(1);

        String incident = Sender.of(slug)
                .takes(AlertmanagerAlert.firing(slug, "HighLatency", "f1"))
                .path("incidents[0]");

        Api.reader().get("/api/v1/incidents/" + incident).then().body("service", equalTo(slug));
        Response readiness = Api.reader().get(path + "/readiness");
        assertThat(readiness.<List<String>>path("items.findAll { !it.met }.gap"))
                .contains("RETIRED");
        assertThat(readiness.<String>path("items.find { it.gap == 'RETIRED' }.since"))
                .isEqualTo(Api.reader().get(path).path("retiredAt"));
    }

    private Response retire(int seen) {
        return Api.as(owner, "service-owner")
                .header("If-Match", "\"" + seen + "\"")
                .delete(path);
    }

    private List<String> listed(String retired) {
        var request = Api.reader().queryParam("team", team);
        return (retired == null ? request : request.queryParam("retired", retired))
                .get("/api/v1/services")
                .path("items.slug");
    }

    private static Map<String, Object> record(String team, String owner) {
        Map<String, Object> record = Api.service(1);
        record.put("team", team);
        record.put("accountableOwner", owner);
        return record;
    }
}
