package io.throughline.incident;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.throughline.kit.testing.RealParts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A client of PagerDuty's Events API v2 whose base URL is ours. */
@QuarkusTest
@QuarkusTestResource(value = RealParts.class, initArgs = @ResourceArg(name = "database", value = "incident"))
class PagerDutyIntakeTest {
    private static final String PATH = "/v2/enqueue";

    private String service;
    private Sender sender;

    @BeforeEach
    void describe() {
        service = Api.newService(Api.service(1));
        sender = Sender.of(service);
    }

    @Test
    void triggerOpensAnIncidentAndItsKeyIsReturned() {
        String key = accepted(trigger(null, "critical"))
                .then()
                .body("status", equalTo("success"))
                .body("message", equalTo("Event processed"))
                .body("dedup_key", matchesPattern("[0-9a-f]{32}"))
                .extract()
                .path("dedup_key");

        Api.incidentsOf(service).then().body("items", hasSize(1)).body("items[0].severity", equalTo("SEV1"));
        Api.alertsOf(service).then().body("items.dedupKey", contains(key)).body("items.state", contains("FIRING"));
    }

    @Test
    @SuppressWarnings("unchecked") // it is made below
    void whatChangesTheOpenAlertNeedsNoService() {
        sender = Sender.of(service, Api.newService(Api.service(2)));
        Map<String, Object> trigger = trigger("k", "critical");
        ((Map<String, Object>) trigger.get("payload")).put("custom_details", Map.of("service", service));
        accepted(trigger);

        accepted(event("acknowledge", "k"));
        accepted(event("resolve", "k"));

        Api.alertsOf(service)
                .then()
                .body("items.state", contains("RESOLVED"))
                .body("items.acknowledgedBy", contains("Nagios"));
    }

    @Test
    void lifeOfAnAlert() {
        accepted(trigger("k", "critical")).then().body("dedup_key", equalTo("k"));
        accepted(trigger("k", "critical"));
        accepted(event("acknowledge", "k"));
        Api.alertsOf(service)
                .then()
                .body("items", hasSize(1))
                .body("items[0].acknowledgedBy", equalTo("Nagios"))
                .body("items[0].acknowledgedAt", notNullValue());
        await().untilAsserted(() -> Api.alertsOf(service).then().body("items[0].deliveries", equalTo(3)));

        accepted(event("resolve", "k"));
        accepted(event("resolve", "k"));
        Api.alertsOf(service).then().body("items.state", contains("RESOLVED"));

        Map<String, Object> again = trigger("k", "critical");
        payload(again).put("timestamp", "2020-01-01T00:00:00Z");
        accepted(again);
        Api.alertsOf(service)
                .then()
                .body("items.state", contains("FIRING", "RESOLVED"))
                .body("items[0].acknowledgedBy", nullValue());
    }

    @Test
    void endOfWhatNeverBeganIsNothing() {
        accepted(event("resolve", "unknown"));
        accepted(event("acknowledge", "unknown"));

        Api.alertsOf(service).then().body("items", empty());
    }

    @Test
    void alertBecomesAsUrgentAsItWasEverToldToBe() {
        accepted(trigger("k", "info"));
        accepted(trigger("k", "error"));
        accepted(trigger("k", "warning"));

        Api.alertsOf(service).then().body("items.severity", contains("ERROR"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"alertmanager-firing", "alertmanager-half-resolved", "alertmanager-resolved"})
    void whatAlertmanagerPostsIsTaken(String fixture) throws IOException {
        String body = Files.readString(Path.of("src/test/resources/pagerduty/" + fixture + ".json"))
                .replace("tl3fQm8Zr0Xc5VbN2LkJ7HgD9SaP4WtY", sender.key())
                .replace("= checkout", "= " + service);

        post(body).then().statusCode(202).body("status", equalTo("success"));

        Api.alertsOf(service)
                .then()
                .body(
                        "items.name",
                        fixture.endsWith("-resolved") && !fixture.contains("half") ? empty() : contains("HighLatency"));
    }

    @Test
    void serviceThatIsNotTheSendersIsKeptWithoutTheKey() {
        Map<String, Object> event = trigger("k", "critical");
        payload(event).put("custom_details", Map.of("service", "elsewhere"));

        accepted(event).then().body("dedup_key", equalTo("k"));

        Api.alertsOf("elsewhere").then().body("items.findAll { it.source == '" + sender.name() + "' }", empty());
        String kept = Api.admin()
                .queryParam("limit", 200)
                .get("/api/v1/alerts/unmapped")
                .path("items.find { it.source == '" + sender.name() + "' }.body");
        assertThat(kept).contains("elsewhere").doesNotContain(sender.key());
    }

    @Test
    void everythingWrongIsNamedAtOnce() throws IOException {
        post(Files.readString(Path.of("src/test/resources/pagerduty/everything-wrong.json")))
                .then()
                .statusCode(400)
                .contentType(ContentType.JSON)
                .body("status", equalTo("invalid event"))
                .body("message", equalTo("Event object is invalid"))
                .body("dedup_key", nullValue())
                .body("errors", hasSize(5))
                .body(
                        "errors",
                        hasItems(
                                "'routing_key' must be the key of an alert source that is in use",
                                "'payload.severity' must be one of critical, error, info, warning"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tlAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void keyThatIsNobodysIsRefusedInPagerDutysWords(String key) {
        Map<String, Object> event = trigger("k", "critical");
        event.put("routing_key", key);

        post(event).then().statusCode(400).body("errors", contains(containsString("'routing_key'")));
    }

    @Test
    void keyInAHeaderIsNone() {
        Map<String, Object> event = trigger("k", "critical");
        event.remove("routing_key");

        sender.with("Authorization", "Bearer " + sender.key())
                .body(event)
                .post(PATH)
                .then()
                .statusCode(400);
        Api.admin().body(event).post(PATH).then().statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "no json"})
    void whatIsNoJsonIsRefusedInPagerDutysWords(String body) {
        post(body)
                .then()
                .statusCode(400)
                .body("status", equalTo("invalid event"))
                .body("errors", hasSize(1));
    }

    @Test
    void largerThanPagerDutyTakesIsTooLarge() {
        Map<String, Object> event = trigger("k", "info");
        payload(event).put("custom_details", Map.of("text", "x".repeat(513 << 10)));

        post(event).then().statusCode(413).contentType("application/problem+json");
        given().contentType(ContentType.XML).body("<a/>").post(PATH).then().statusCode(415);
    }

    @Test
    void requestThatIsSentAgainWithItsKeyTakesEffectOnceForEachSender() {
        Sender other = Sender.of(service);
        Map<String, Object> event = trigger(null, "info");
        Map<String, Object> others = trigger(null, "info");
        others.put("routing_key", other.key());

        String first = keyed(event).path("dedup_key");
        assertThat(keyed(event).<String>path("dedup_key")).isEqualTo(first);
        assertThat(keyed(others).<String>path("dedup_key")).isNotEqualTo(first);

        Api.alertsOf(service).then().body("items", hasSize(2));
    }

    private static Response keyed(Object event) {
        Response answer = given().header("Idempotency-Key", "once")
                .contentType(ContentType.JSON)
                .body(event)
                .post(PATH);
        answer.then().statusCode(202);
        return answer;
    }

    private Response accepted(Map<String, Object> event) {
        Response answer = post(event);
        answer.then().statusCode(202);
        return answer;
    }

    private static Response post(Object event) {
        return given().contentType(ContentType.JSON).body(event).post(PATH);
    }

    private Map<String, Object> trigger(String key, String severity) {
        Map<String, Object> event = event("trigger", key);
        event.put(
                "payload",
                new LinkedHashMap<>(Map.of("summary", "Checkout is slow", "source", "probe", "severity", severity)));
        return event;
    }

    private Map<String, Object> event(String action, String key) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("routing_key", sender.key());
        event.put("event_action", action);
        event.put("client", "Nagios");
        if (key != null) {
            event.put("dedup_key", key);
        }
        return event;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> payload(Map<String, Object> event) {
        return (Map<String, Object>) event.get("payload");
    }
}
