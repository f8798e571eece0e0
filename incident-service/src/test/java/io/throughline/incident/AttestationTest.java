package io.throughline.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.throughline.events.Topic;
import io.throughline.kit.testing.PublishedEvents;
import io.throughline.kit.testing.RealParts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever answers for a service confirms that its record is true. */
@QuarkusTest
@QuarkusTestResource(value = RealParts.class, initArgs = @ResourceArg(name = "database", value = "incident"))
class AttestationTest {
    private String owner;
    private String deputy;
    private Map<String, Object> record;
    private String slug;
    private String path;

    @BeforeEach
    void describeAService() {
        owner = Api.newPerson("owner", true);
        deputy = Api.newPerson("deputy", true);
        record = owned(owner, deputy);
        slug = Api.newService(record);
        path = "/api/v1/services/" + slug;
    }

    @Test
    void ownerConfirmsTheRecordForNinetyDays() {
        Api.reader().get(path).then().body("attestation", nullValue());

        Response confirmed = Api.as(owner, "service-owner")
                .body(Map.of("note", "read it all"))
                .post(path + "/attestation");

        confirmed
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("attestation.by", equalTo(owner))
                .body("attestation.note", equalTo("read it all"));
        Instant at = Instant.parse(confirmed.path("attestation.at"));
        assertThat(Instant.parse(confirmed.path("attestation.dueAt"))).isEqualTo(at.plus(Duration.ofDays(90)));
        Api.reader().get(path).then().body("", equalTo(confirmed.jsonPath().getMap("")));
        assertThat(missing()).doesNotContain("NOT_ATTESTED");
        JsonPath event =
                PublishedEvents.data(PublishedEvents.of(Topic.SERVICE, slug, 2).get(1));
        assertThat(event.getString("details.attestation.by")).isEqualTo(owner);
    }

    @Test
    void deputyMayConfirmItWithNothingToSay() {
        Api.as(deputy.toUpperCase(Locale.ROOT), "service-owner")
                .post(path + "/attestation")
                .then()
                .statusCode(200)
                .body("attestation.by", equalTo(deputy))
                .body("attestation.note", nullValue());
    }

    @Test
    void nobodyElseMayConfirmIt() {
        String gone = Api.newPerson("gone", false);
        String ofGone = "/api/v1/services/" + Api.newService(owned(gone, gone));

        Api.admin().post(path + "/attestation").then().statusCode(403);
        Api.as(owner, "responder").post(path + "/attestation").then().statusCode(403);
        Api.as(Api.newEmail("other"), "service-owner")
                .post(path + "/attestation")
                .then()
                .statusCode(403)
                .body("type", equalTo("/problems/forbidden"));
        Api.as(gone, "service-owner").post(ofGone + "/attestation").then().statusCode(403);

        for (String each : List.of(path, ofGone)) {
            Api.reader().get(each).then().body("attestation", nullValue()).body("version", equalTo(1));
        }
    }

    @Test
    void whatHasChangedSinceItWasReadIsNotConfirmed() {
        Api.admin().header("If-Match", "\"1\"").body(record).put(path).then().statusCode(200);

        Api.as(owner, "service-owner")
                .header("If-Match", "\"1\"")
                .post(path + "/attestation")
                .then()
                .statusCode(412);
        Api.as(owner, "service-owner")
                .header("If-Match", "\"2\"")
                .post(path + "/attestation")
                .then()
                .statusCode(200);
    }

    @Test
    void newOwnerHasConfirmedNothingYet() {
        Api.as(owner, "service-owner").post(path + "/attestation").then().statusCode(200);
        record.put("name", "Checkout and payment");
        Api.admin().header("If-Match", "\"2\"").body(record).put(path).then().body("attestation.by", equalTo(owner));

        record.put("accountableOwner", Api.newEmail("heir"));
        Api.admin().header("If-Match", "\"3\"").body(record).put(path).then().body("attestation", nullValue());

        assertThat(missing()).contains("NOT_ATTESTED");
    }

    @Test
    void badConfirmationsChangeNothing() {
        Api.as(owner, "service-owner")
                .body("{\"note\": 5, \"attestation\": true}")
                .post(path + "/attestation")
                .then()
                .statusCode(400)
                .body("errors.pointer", containsInAnyOrder("/note", "/attestation"));
        Api.as(owner, "service-owner")
                .post("/api/v1/services/nobody-knows/attestation")
                .then()
                .statusCode(404);
        Api.as(owner, "service-owner")
                .post("/api/v1/services/Not_A_Slug/attestation")
                .then()
                .statusCode(404);

        Api.reader().get(path).then().body("version", equalTo(1));
    }

    @Test
    void sameConfirmationSentTwiceIsOne() {
        String key = Api.newName("key");
        for (int i = 0; i < 2; i++) {
            Api.as(owner, "service-owner")
                    .header("Idempotency-Key", key)
                    .body(Map.of())
                    .post(path + "/attestation")
                    .then()
                    .statusCode(200)
                    .body("version", equalTo(2));
        }
    }

    @Test
    void whoHasLeftMayChangeNothingAnyMore() {
        Map<String, Object> mine = owned(Api.newPerson("gone", false), Api.newPerson("gone-too", false));
        String theirs = "/api/v1/services/" + Api.newService(mine);

        for (Object person : List.of(mine.get("accountableOwner"), ((List<?>) mine.get("deputies")).get(0))) {
            String gone = person.toString();
            Api.as(gone, "service-owner")
                    .header("If-Match", "\"1\"")
                    .body(mine)
                    .put(theirs)
                    .then()
                    .statusCode(403);
            Api.as(gone, "service-owner")
                    .body(Map.of("person", gone))
                    .put(theirs + "/decision-rights/VERIFY_FIX")
                    .then()
                    .statusCode(403);
            Api.as(gone, "service-owner")
                    .header("If-Match", "\"1\"")
                    .delete(theirs)
                    .then()
                    .statusCode(403);
        }

        Api.reader().get(theirs).then().body("version", equalTo(1)).body("retiredAt", nullValue());
        Api.reader()
                .get(theirs + "/readiness")
                .then()
                .body("items.findAll { !it.met }.gap", hasItem("NO_OWNER"))
                .body("items.findAll { it.met }.gap", not(hasItem("DEPUTY_GONE")));
    }

    private List<String> missing() {
        return Api.reader().get(path + "/readiness").path("items.findAll { !it.met }.gap");
    }

    private static Map<String, Object> owned(String owner, String deputy) {
        Map<String, Object> record = Api.service(2);
        record.put("accountableOwner", owner);
        record.put("deputies", List.of(deputy));
        return record;
    }
}
