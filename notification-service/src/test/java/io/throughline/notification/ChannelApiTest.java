package io.throughline.notification;

import static io.restassured.RestAssured.given;
import static io.throughline.notification.ServiceUnderTest.asAdmin;
import static io.throughline.notification.ServiceUnderTest.soon;
import static io.throughline.notification.ServiceUnderTest.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.throughline.kit.testing.TestDatabase;
import io.throughline.kit.testing.Tokens;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who says where notifications go, and what bad input gets. */
@QuarkusTest
class ChannelApiTest {
    private static final String URL = "https://hooks.example.org/throughline";
    /** Nothing goes to an address that is not the test's own: of no service that there is. */
    private static final String FOR_NOTHING = "\"services\":[\"nobodys-service\"]";

    TestDatabase database;

    @Test
    void aSecretThatIsMadeHereIsShownOnceAndNeverAgain() {
        String name = newName();

        Response made = put(name, "{\"type\":\"WEBHOOK\",\"url\":\"" + URL + "\"," + FOR_NOTHING + "}");

        String secret = made.then()
                .statusCode(201)
                .header("ETag", "\"1\"")
                .body("enabled", equalTo(true))
                .extract()
                .path("secret");
        assertThat(secret).startsWith("whsec_");
        assertThat(Base64.getDecoder().decode(secret.substring(6))).hasSize(32);
        get(name).then().statusCode(200).header("ETag", "\"1\"").body(not(containsString("whsec_")));
        asAdmin().queryParam("limit", 200).get("/api/v1/channels").then().body(not(containsString("whsec_")));
        change(name, "\"1\"", "{\"type\":\"WEBHOOK\",\"url\":\"" + URL + "/2\"," + FOR_NOTHING + "}")
                .then()
                .statusCode(200)
                .body("url", equalTo(URL + "/2"))
                .body("previousSecretUntil", nullValue())
                .body(not(containsString("whsec_")));
        assertThat(secretOf(name)).isEqualTo(secret);
    }

    @Test
    void aSecretThatIsGivenIsNeverShown() {
        String name = newName();
        String first = secret(24);
        String second = secret(64);

        put(name, body(first)).then().statusCode(201).body(not(containsString("whsec_")));
        change(name, "\"1\"", body(second))
                .then()
                .statusCode(200)
                .body("previousSecretUntil", notNullValue())
                .body(not(containsString("whsec_")));

        assertThat(secretOf(name)).isEqualTo(second);
    }

    @Test
    void everyBadFieldIsNamedAtOnceAndNoneIsRepeated() {
        put(newName(), """
                        {"type": "EMAIL", "url": "ftp://user:pass@example.org/", "secret": "whsec_c2hvcnQ=",
                         "services": ["Check Out"], "events": ["action.lost.v1"], "priority": 1}""")
                .then()
                .statusCode(400)
                .body("type", equalTo("/problems/invalid-request"))
                .body("errors.pointer", hasItem("/type"))
                .body("errors.pointer", hasItem("/url"))
                .body("errors.pointer", hasItem("/secret"))
                .body("errors.pointer", hasItem("/services/0"))
                .body("errors.pointer", hasItem("/events/0"))
                .body("errors.pointer", hasItem("/priority"))
                .body("errors.find { it.pointer == '/type' }.reason", equalTo("must be one of WEBHOOK"))
                .body(not(containsString("c2hvcnQ")))
                .body(not(containsString("user:pass")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://example.org/",
                "https://user@example.org/",
                "https://user:pass@example.org/",
                "https:///nowhere",
                "https://example.org/#part",
                "https://example.org:70000/",
                "//example.org/",
                "example.org",
                "https://exa mple.org/",
                ""
            })
    void whatIsNoAddressOfAReceiverIsRefused(String url) {
        put(newName(), "{\"type\":\"WEBHOOK\",\"url\":\"" + url + "\"}")
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/url"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "whsec_", "secret", "whsec_not-base64!", "c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0"})
    void whatIsNoSecretIsRefused(String secret) {
        put(newName(), body(secret)).then().statusCode(400).body("errors.pointer", contains("/secret"));
    }

    @ParameterizedTest
    @CsvSource({"23,400", "24,201", "64,201", "65,400"})
    void aSecretHas24To64Bytes(int bytes, int status) {
        put(newName(), body(secret(bytes))).then().statusCode(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"INBOX", "inbox", "Ops", "a", "ops_hook", "-ops"})
    void whatIsNoNameIsRefused(String name) {
        put(name, body(secret(32))).then().statusCode(400).body("errors.pointer", contains("name"));
        get(name).then().statusCode(404);
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"type\":', malformed-json",
        "'[]', invalid-request",
        "'', invalid-request",
        "'null', invalid-request"
    })
    void whatIsNoObjectIsRefused(String body, String problem) {
        put(newName(), body).then().statusCode(400).body("type", equalTo("/problems/" + problem));
    }

    @Test
    void aChannelIsChangedOnlyAsItWasSeen() {
        String name = newName();
        String body = body(secret(32));
        change(name, "\"1\"", body).then().statusCode(412);
        put(name, body).then().statusCode(201);

        put(name, body).then().statusCode(428).body("type", equalTo("/problems/version-required"));
        change(name, "\"2\"", body).then().statusCode(412).body("type", equalTo("/problems/stale-version"));
        change(name, "2", body).then().statusCode(400).body("errors.pointer", contains("If-Match"));
        change(name, "\"1\"", body).then().statusCode(200).header("ETag", "\"2\"");
        asAdmin()
                .header("If-Match", "\"1\"")
                .delete("/api/v1/channels/" + name)
                .then()
                .statusCode(412);
        asAdmin()
                .header("If-Match", "\"2\"")
                .delete("/api/v1/channels/" + name)
                .then()
                .statusCode(204);
        get(name).then().statusCode(404);
        asAdmin().delete("/api/v1/channels/" + name).then().statusCode(404);
    }

    @Test
    void onlyAnAdminMayKnowOfChannels() {
        for (String role : List.of("responder", "incident-lead", "service-owner", "leadership")) {
            String token = Tokens.of("ada@example.org", role);
            for (Response answer : List.of(
                    given().auth().oauth2(token).get("/api/v1/channels"),
                    given().auth().oauth2(token).get("/api/v1/channels/ops"),
                    given().auth().oauth2(token).delete("/api/v1/channels/ops"),
                    given().auth().oauth2(token).post("/api/v1/channels/ops/test"),
                    given().auth()
                            .oauth2(token)
                            .contentType(ContentType.JSON)
                            .body(body(secret(32)))
                            .put("/api/v1/channels/ops"))) {
                answer.then().statusCode(403).body("type", equalTo("/problems/forbidden"));
            }
        }
        given().get("/api/v1/channels").then().statusCode(401);
    }

    @Test
    void channelsAreListedByNameInParts() {
        String prefix = "l" + UUID.randomUUID();
        for (String end : List.of("-b", "-a", "-c")) {
            put(prefix + end, body(secret(32))).then().statusCode(201);
        }
        String before = Base64.getUrlEncoder().withoutPadding().encodeToString(prefix.getBytes());

        Response first =
                asAdmin().queryParam("limit", 2).queryParam("after", before).get("/api/v1/channels");

        first.then().body("items.name", contains(prefix + "-a", prefix + "-b"));
        asAdmin()
                .queryParam("limit", 1)
                .queryParam("after", first.jsonPath().getString("next"))
                .get("/api/v1/channels")
                .then()
                .body("items.name", contains(prefix + "-c"));
        asAdmin().queryParam("limit", 0).get("/api/v1/channels").then().statusCode(400);
    }

    @Test
    void aTestShowsWhatTheReceiverAnswers() {
        try (Receiver receiver = new Receiver()) {
            TestChannel channel = TestChannel.to(receiver);
            receiver.then(Receiver.answer(503, "busy\u0007"), Receiver.answer(200, "ok"));

            test(channel.name())
                    .then()
                    .statusCode(200)
                    .body("accepted", equalTo(false))
                    .body("responseCode", equalTo(503))
                    .body("answer", equalTo("busy\uFFFD"))
                    .body("error", equalTo("It answered 503."));
            test(channel.name())
                    .then()
                    .statusCode(200)
                    .body("accepted", equalTo(true))
                    .body("error", nullValue());

            assertThat(receiver.received())
                    .hasSize(2)
                    .allSatisfy(message -> assertThat(message.body())
                            .contains("channel.test.v1")
                            .contains(channel.name()));
        }
        test("no-such-channel").then().statusCode(404);
        test("NO").then().statusCode(404);
    }

    @Test
    void whatWaitsForADeletedChannelIsGivenUp() {
        try (Receiver receiver = new Receiver().always(Receiver.answer(500, "no"))) {
            TestChannel channel = TestChannel.to(receiver);
            ActionFacts action = channel.opened();
            soon(() -> assertThat(channel.notificationOf(action).getString("state"))
                    .isEqualTo("RETRYING"));

            asAdmin().delete("/api/v1/channels/" + channel.name()).then().statusCode(204);

            soon(() -> assertThat(channel.notificationOf(action).getString("state"))
                    .isEqualTo("DEAD"));
            assertThat(channel.notificationOf(action).getString("deadReason")).isEqualTo("The channel was deleted.");
        }
    }

    @Test
    void aPageThatIsEmptyIsEmpty() {
        asAdmin()
                .queryParam("after", Base64.getUrlEncoder().withoutPadding().encodeToString("zzzz".getBytes()))
                .get("/api/v1/channels")
                .then()
                .body("items", empty())
                .body("next", nullValue());
    }

    private String secretOf(String name) {
        try {
            return value(database, "SELECT secret FROM channel WHERE name = ?", name);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static String newName() {
        return "n-" + UUID.randomUUID();
    }

    private static String secret(int bytes) {
        return "whsec_" + Base64.getEncoder().encodeToString(new byte[bytes]);
    }

    private static String body(String secret) {
        return "{\"type\":\"WEBHOOK\",\"url\":\"" + URL + "\",\"secret\":\"" + secret + "\"," + FOR_NOTHING + "}";
    }

    private static Response put(String name, String body) {
        return asAdmin().contentType(ContentType.JSON).body(body).put("/api/v1/channels/" + name);
    }

    private static Response change(String name, String ifMatch, String body) {
        return asAdmin()
                .headers(Map.of("If-Match", ifMatch))
                .contentType(ContentType.JSON)
                .body(body)
                .put("/api/v1/channels/" + name);
    }

    private static Response get(String name) {
        return asAdmin().get("/api/v1/channels/" + name);
    }

    private static Response test(String name) {
        return asAdmin().post("/api/v1/channels/" + name + "/test");
    }
}
