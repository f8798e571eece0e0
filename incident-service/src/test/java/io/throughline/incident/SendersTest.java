package io.throughline.incident;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.throughline.kit.testing.AtOnce;
import io.throughline.kit.testing.RealParts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Senders that are no Alertmanager: Grafana, Datadog, CloudEvents and whoever can post JSON. */
@QuarkusTest
@QuarkusTestResource(value = RealParts.class, initArgs = @ResourceArg(name = "database", value = "incident"))
class SendersTest {
    private static final String SECRET = "0123456789abcdef0123";
    private static final String SIGNATURE = "X-Grafana-Alerting-Signature";

    private String service;
    private Sender sender;

    @BeforeEach
    void describe() {
        service = Api.newService(Api.service(1));
        sender = Sender.of();
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT"})
    void grafanaPostsOrPuts(String method) throws IOException {
        String body = fixture("grafana/firing");

        from(sender)
                .body(body)
                .request(method, "/api/v1/alerts/grafana")
                .then()
                .statusCode(202)
                .body("opened", equalTo(1))
                .body("incidents", hasSize(1));

        Api.alertsOf(service)
                .then()
                .body("items[0].name", equalTo("High memory usage"))
                .body("items[0].annotations.ruleUID", equalTo("WG1qXiEnk"));
    }

    @Test
    void sourceThatSignsIsBelievedWithItsSignatureOnly() throws IOException {
        Response registered = register(Map.of("name", Api.newName("grafana"), "signingSecret", SECRET));
        registered.then().statusCode(201).body("signed", equalTo(true));
        assertThat(registered.asString()).doesNotContain(SECRET);
        Sender signing = new Sender(registered.path("id"), registered.path("name"), registered.path("key"));
        String body = fixture("grafana/firing");

        signed(signing, body, hmac(body), null).then().statusCode(202);
        signed(signing, body, hmac(body).toUpperCase(Locale.ROOT), null).then().statusCode(202);
        signed(signing, body, hmac("1795399971:" + body), "1795399971").then().statusCode(202);
        for (Response refused : List.of(
                signed(signing, body, null, null),
                signed(signing, body, "", null),
                signed(signing, body, hmac(body + " "), null),
                signed(signing, body, hmac(body), "1795399971"),
                signed(signing, body, hmac("1795399971:" + body), "1795399972"))) {
            refused.then().statusCode(401).contentType("application/problem+json");
        }
        signed(sender, body, "whatever", null).then().statusCode(202);
        for (String other : List.of("alertmanager", "generic", "datadog", "cloudevents")) {
            from(signing).body(body).post("/api/v1/alerts/" + other).then().statusCode(401);
        }
        new Pipeline(signing).post(Pipeline.payload("Deploy 1", "shop")).then().statusCode(401);
        await().untilAsserted(() -> Api.alertsOf(service).then().body("items.deliveries.sum()", equalTo(4)));
    }

    @Test
    void cycleOfDatadogFiresOnceHoweverOftenItIsToldOf() throws IOException {
        datadog("1", "Warn").then().body("opened", equalTo(1)).body("incidents", empty());
        datadog("2", "Triggered").then().body("opened", equalTo(0)).body("repeated", equalTo(1));
        Api.incidentsOf(service).then().body("items.severity", contains("SEV1"));
        datadog("3", "Renotify").then().body("repeated", equalTo(1));
        Api.alertsOf(service)
                .then()
                .body("items.severity", contains("CRITICAL"))
                .body("items.state", contains("FIRING"));

        datadog("3", "Recovered").then().body("resolved", equalTo(1));
        datadog("3", "Recovered").then().body("resolved", equalTo(0)).body("repeated", equalTo(1));
        datadog("4", "Re-Triggered").then().body("opened", equalTo(0));

        Api.alertsOf(service)
                .then()
                .body("items.state", contains("RESOLVED"))
                .body("items[0].labels.team", equalTo("a,b"));
        await().untilAsserted(() -> Api.alertsOf(service).then().body("items[0].deliveries", equalTo(6)));
    }

    @Test
    void genericAlertIsAnsweredWithItsIncidentAndWhy() {
        Map<String, Object> alert = generic("critical");

        Response first = accepted("generic", alert);
        first.then()
                .body("alertId", notNullValue())
                .body("incident", containsString("INC-"))
                .body("deduplicated", equalTo(false))
                .body("why", containsString("critical alert"));
        accepted("generic", alert)
                .then()
                .body("alertId", equalTo(first.path("alertId")))
                .body("incident", equalTo(first.path("incident")))
                .body("deduplicated", equalTo(true));

        alert.put("status", "acknowledged");
        accepted("generic", alert).then().body("alertId", equalTo(first.path("alertId")));
        alert.put("status", "resolved");
        accepted("generic", alert).then().body("alertId", equalTo(first.path("alertId")));
        Api.alertsOf(service)
                .then()
                .body("items.state", contains("RESOLVED"))
                .body("items[0].acknowledgedBy", equalTo("its sender"));
    }

    @Test
    void resolveWithoutTimesThatIsSentAgainChangesNothing() {
        Map<String, Object> alert = generic("critical");
        accepted("generic", alert);
        alert.put("status", "resolved");

        accepted("generic", alert);
        accepted("generic", alert).then().body("deduplicated", equalTo(true));

        Api.alertsOf(service).then().body("items.state", contains("RESOLVED"));
    }

    @Test
    void resolveBeforeItsFiringIsStoredAndTheFiringIsLate() {
        Map<String, Object> alert = generic("critical");
        alert.put("startedAt", "2026-11-23T02:00:00Z");
        Map<String, Object> over = new LinkedHashMap<>(alert);
        over.put("status", "resolved");

        accepted("generic", over).then().body("deduplicated", equalTo(false)).body("incident", nullValue());
        accepted("generic", alert).then().body("deduplicated", equalTo(true)).body("incident", nullValue());

        Api.alertsOf(service).then().body("items.state", contains("RESOLVED"));
    }

    @Test
    void privateIncidentIsNotNamedToASender() {
        String owner = Api.newEmail("owner");
        Map<String, Object> record = Api.service(1);
        record.put("accountableOwner", owner);
        String secret = Api.newService(record);
        Map<String, Object> alert = generic("critical");
        alert.put("service", secret);
        String reference = accepted("generic", alert).path("incident");
        Api.as(owner)
                .body(Map.of("private", true, "reason", "It is about a person"))
                .put("/api/v1/incidents/" + reference + "/private")
                .then()
                .statusCode(200);

        accepted("generic", alert)
                .then()
                .body("incident", nullValue())
                .body("why", equalTo("recorded; it has no incident that you may know of"));
        Response joined = sender.takes(AlertmanagerAlert.firing(secret, "Checkout is slow", "f1"));

        joined.then().body("opened", equalTo(1)).body("incidents", empty());
    }

    @Test
    void mappingOfItsSourceFindsTheFields() throws IOException {
        Response registered = register(Map.of(
                "name",
                Api.newName("backup"),
                "services",
                List.of(service),
                "mapping",
                Map.of("title", "/alert/what", "status", "/state")));
        registered.then().statusCode(201).body("mapping.title", equalTo("/alert/what"));
        Sender backup = new Sender(registered.path("id"), registered.path("name"), registered.path("key"));

        from(backup)
                .body(fixture("generic/foreign"))
                .post("/api/v1/alerts/generic")
                .then()
                .statusCode(202);

        Api.alertsOf(service)
                .then()
                .body("items.name", contains("Backup failed"))
                .body("items.state", contains("RESOLVED"));
    }

    @Test
    void mappingThatIsNoneIsRefusedWithEveryBadPointer() {
        register(Map.of("name", Api.newName("bad"), "mapping", Map.of("title", "alert", "owner", "/a", "url", "/b")))
                .then()
                .statusCode(400)
                .body("type", equalTo("/problems/invalid-request"))
                .body("errors.pointer.sort()", contains("/mapping/owner", "/mapping/title"));
        register(Map.of("name", Api.newName("bad"), "signingSecret", "short"))
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/signingSecret"));
    }

    @Test
    void lifeInCloudEvents() throws IOException {
        cloudEvents("application/cloudevents-batch+json", fixture("cloudevents/batch"))
                .then()
                .statusCode(202)
                .body("opened", equalTo(1))
                .body("resolved", equalTo(1));
        cloudEvents("application/cloudevents-batch+json; charset=utf-8", fixture("cloudevents/batch"))
                .then()
                .statusCode(202)
                .body("opened", equalTo(0))
                .body("resolved", equalTo(0));
        cloudEvents("application/cloudevents-batch+json", fixture("cloudevents/bad-events"))
                .then()
                .statusCode(202)
                .body("unmapped", equalTo(8));
    }

    @Test
    void eventInHeadersIsTakenOnceAlsoInTheOtherMode() throws IOException {
        RequestSpecification binary = from(sender)
                .header("ce-specversion", "1.0")
                .header("ce-id", "A-1")
                .header("ce-source", "/probes/eu")
                .header("ce-type", "com.example.alert.firing")
                .header("ce-subject", "%E2%82%AC-slow");

        binary.body(Map.of("title", "Checkout is slow", "service", service))
                .post("/api/v1/alerts/cloudevents")
                .then()
                .statusCode(202)
                .body("opened", equalTo(1));
        cloudEvents("application/cloudevents+json", fixture("cloudevents/structured"))
                .then()
                .statusCode(202)
                .body("opened", equalTo(0));

        Api.alertsOf(service).then().body("items.dedupKey", contains("\u20AC-slow"));
    }

    @Test
    void eventThatIsPostedManyTimesAtOnceOpensOneAlert() throws IOException {
        String body = fixture("cloudevents/structured").replace("checkout-slow", "k");
        String other = body.replace("alert.firing", "alert.resolved").replace("A-1", "A-2");

        List<Response> answers =
                AtOnce.call(12, i -> cloudEvents("application/cloudevents+json", i % 2 == 0 ? body : other));

        assertThat(answers).extracting(Response::statusCode).containsOnly(202);
        int opened = answers.stream()
                .mapToInt(answer -> answer.<Integer>path("opened"))
                .sum();
        assertThat(opened)
                .isEqualTo(Api.alertsOf(service).<List<?>>path("items").size())
                .isLessThanOrEqualTo(2);
        cloudEvents("application/cloudevents+json", body).then().body("opened", equalTo(0));
    }

    @Test
    void handshakeOfCloudEventsNeedsNoKey() {
        given().header("WebHook-Request-Origin", "eventemitter.example.org")
                .options("/api/v1/alerts/cloudevents")
                .then()
                .statusCode(200)
                .header("WebHook-Allowed-Origin", "eventemitter.example.org")
                .header("WebHook-Allowed-Rate", "*")
                .header("Allow", containsString("POST"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/xml", "application/cloudevents+avro"})
    void otherTypesAreUnsupported(String type) {
        for (String format : List.of("grafana", "generic", "datadog", "cloudevents")) {
            from(sender)
                    .contentType(type)
                    .body("{}".getBytes(StandardCharsets.UTF_8))
                    .post("/api/v1/alerts/" + format)
                    .then()
                    .statusCode(415);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"grafana", "generic", "datadog", "cloudevents"})
    void badInputIsRefusedOrKept(String format) {
        String path = "/api/v1/alerts/" + format;

        for (String body : List.of("", "{", "no json", "{}x")) {
            from(sender).body(body).post(path).then().statusCode(400).body("type", equalTo("/problems/malformed-json"));
        }
        given().contentType(ContentType.JSON).body("{}").post(path).then().statusCode(401);
        from(sender.withKey("tlAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"))
                .body("{}")
                .post(path)
                .then()
                .statusCode(401);
        Api.admin().body("{}").post(path).then().statusCode(401);
        from(sender).get(path).then().statusCode(405);
        for (String body : List.of("{}", "{\"a\":" + "[".repeat(2_000) + "]".repeat(2_000) + "}")) {
            from(sender).body(body).post(path).then().statusCode(202);
        }
        List<String> kept = Api.admin()
                .queryParam("limit", 200)
                .get("/api/v1/alerts/unmapped")
                .path("items.findAll { it.source == '" + sender.name() + "' }.format");
        assertThat(kept).containsOnly(format).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"grafana,33", "cloudevents,33", "generic,2", "datadog,2"})
    void largerThanItsLimitIsTooLarge(String format, int mebibytes) {
        from(sender)
                .body("x".repeat(mebibytes << 20))
                .post("/api/v1/alerts/" + format)
                .then()
                .statusCode(413);
    }

    @Test
    void manyAndLargeLabelsAreKept() {
        Map<String, Object> alert = generic("info");
        Map<String, String> labels = IntStream.range(0, 500)
                .boxed()
                .collect(Collectors.toMap(i -> "label_" + i, i -> "value", (a, b) -> a, LinkedHashMap::new));
        labels.put("big", "x".repeat(64 << 10));
        alert.put("labels", labels);
        alert.put("startedAt", "0001-01-01T00:00:00Z");

        accepted("generic", alert);

        Api.alertsOf(service)
                .then()
                .body("items[0].labels.size()", equalTo(501))
                .body("items[0].startsAt", startsWith("20"));
        alert.put("startedAt", "9999-12-31T23:59:59Z");
        accepted("generic", alert).then().body("deduplicated", equalTo(true));
    }

    @Test
    void blankServiceIsThatOfItsSource() {
        Sender own = Sender.of(service);

        own.takes(AlertmanagerAlert.firing(" ", "HighLatency", "f1")).then().body("opened", equalTo(1));

        Api.alertsOf(service)
                .then()
                .body("items.name", everyItem(equalTo("HighLatency")))
                .body("items", hasSize(1));
    }

    private Map<String, Object> generic(String severity) {
        return new LinkedHashMap<>(Map.of("title", "Checkout is slow", "service", service, "severity", severity));
    }

    private Response datadog(String id, String transition) throws IOException {
        String body = fixture("datadog/triggered")
                .replace("\"7219873421\"", "\"" + id + "\"")
                .replace("\"Triggered\"", "\"" + transition + "\"");
        Response answer = from(sender).body(body).post("/api/v1/alerts/datadog");
        answer.then().statusCode(202);
        return answer;
    }

    private Response accepted(String format, Object body) {
        Response answer = from(sender).body(body).post("/api/v1/alerts/" + format);
        answer.then().statusCode(202);
        return answer;
    }

    private Response cloudEvents(String type, String body) {
        return from(sender)
                .contentType(type)
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/alerts/cloudevents");
    }

    private static Response signed(Sender sender, String body, String signature, String timestamp) {
        RequestSpecification request = from(sender);
        if (signature != null) {
            request.header(SIGNATURE, signature);
        }
        if (timestamp != null) {
            request.header("X-Grafana-Alerting-Timestamp", timestamp);
        }
        return request.body(body).post("/api/v1/alerts/grafana");
    }

    private static RequestSpecification from(Sender sender) {
        return sender.with("Authorization", "Bearer " + sender.key());
    }

    private static Response register(Map<String, Object> source) {
        return Api.admin().body(source).post("/api/v1/alert-sources");
    }

    private static String hmac(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A fixture that is about this test's service. */
    private String fixture(String name) throws IOException {
        return Files.readString(Path.of("src/test/resources/" + name + ".json"))
                .replace("\"checkout\"", "\"" + service + "\"")
                .replace("service:checkout", "service:" + service);
    }
}
