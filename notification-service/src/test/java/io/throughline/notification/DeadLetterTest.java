package io.throughline.notification;

import static io.restassured.RestAssured.given;
import static io.throughline.notification.ServiceUnderTest.as;
import static io.throughline.notification.ServiceUnderTest.asAdmin;
import static io.throughline.notification.ServiceUnderTest.change;
import static io.throughline.notification.ServiceUnderTest.inboxOf;
import static io.throughline.notification.ServiceUnderTest.newPerson;
import static io.throughline.notification.ServiceUnderTest.soon;
import static io.throughline.notification.ServiceUnderTest.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.throughline.events.NotificationAccepted;
import io.throughline.events.NotificationDead;
import io.throughline.kit.testing.TestDatabase;
import io.throughline.kit.testing.TestEvents;
import io.throughline.kit.testing.Tokens;
import io.throughline.notification.Receiver.Received;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was given up: who sees it, and how it is sent after all. */
@QuarkusTest
class DeadLetterTest {
    private final Receiver receiver = new Receiver();

    TestDatabase database;

    @AfterEach
    void back() throws SQLException {
        receiver.close();
        TimeTravel.back(database);
    }

    @Test
    @Tag("slow")
    void aRedriveSendsEachOnceUnderItsIdOnANewLadder() throws Exception {
        TestChannel channel = TestChannel.to(receiver);
        ActionFacts first = dead(channel);
        ActionFacts second = dead(channel);
        enable(channel);
        receiver.then(Receiver.answer(500, "once more"));

        redrive("{\"channel\":\"" + channel.name() + "\"}")
                .then()
                .statusCode(200)
                .body("redriven", equalTo(2))
                .body("skipped", equalTo(0));
        redrive("{\"channel\":\"" + channel.name() + "\"}").then().body("redriven", equalTo(0));

        soon(() -> assertThat(Stream.of(first, second).map(action -> state(channel, action)))
                .containsExactlyInAnyOrder("ACCEPTED", "RETRYING"));
        TimeTravel.ahead(database, "1 minute");
        for (ActionFacts action : List.of(first, second)) {
            soon(() -> assertThat(state(channel, action)).isEqualTo("ACCEPTED"));
            String id = channel.idOf(action);
            soon(() ->
                    assertThat(NotificationFacts.of(id, NotificationDead.class)).hasSize(1));
            soon(() -> assertThat(NotificationFacts.of(id, NotificationAccepted.class))
                    .hasSize(1));
            as(action.owner())
                    .get("/api/v1/notifications/" + id)
                    .then()
                    .body("deadAt", nullValue())
                    .body("deadReason", nullValue());
        }
        assertThat(receiver.received().stream().map(Received::id).distinct()).hasSize(2);
        assertThat(receiver.received()).hasSize(5);
    }

    @Test
    void redrivesAtTheSameTimeSendOnce() {
        TestChannel channel = TestChannel.to(receiver);
        ActionFacts action = dead(channel);
        enable(channel);
        String body = "{\"about\":\"" + action.reference() + "\"}";

        List<CompletableFuture<Integer>> redrives = Stream.generate(() -> CompletableFuture.supplyAsync(
                        () -> redrive(body).jsonPath().getInt("redriven")))
                .limit(4)
                .toList();

        assertThat(redrives.stream().mapToInt(CompletableFuture::join).sum()).isEqualTo(1);
        soon(() -> assertThat(state(channel, action)).isEqualTo("ACCEPTED"));
        assertThat(receiver.received()).hasSize(2);
    }

    @Test
    void aRedriveAndAnAcknowledgementOfSiblingsDoNotWaitForEachOtherInACircle() throws Exception {
        TestChannel first = TestChannel.to(receiver);
        TestChannel second = TestChannel.to(receiver);
        String low = "00000000-0000-7000-8000-" + UUID.randomUUID().toString().substring(24);
        String high = "ffffffff-ffff-7fff-bfff-" + UUID.randomUUID().toString().substring(24);
        deadRow(high, second); // first in the table, so that nothing but an order by id comes to the other first
        deadRow(low, first);
        change(database, "ANALYZE notification"); // a table as small as this is read in its own order

        try (Connection acknowledging = database.connect()) {
            acknowledging.setAutoCommit(false);
            lock(acknowledging, low);
            CompletableFuture<Response> redriven = CompletableFuture.supplyAsync(() -> redrive("{}"));
            soon(() -> assertThat(value(
                            database, "SELECT count(*) FROM pg_locks WHERE locktype = 'transactionid' AND NOT granted"))
                    .isNotEqualTo("0"));
            lock(acknowledging, high);
            acknowledging.rollback();

            redriven.join().then().statusCode(200);
        }

        soon(() -> assertThat(receiver.received()).extracting(Received::id).contains(low, high));
    }

    private static void lock(Connection connection, String id) throws SQLException {
        try (PreparedStatement lock =
                connection.prepareStatement("SELECT 1 FROM notification WHERE id = ?::uuid FOR UPDATE")) {
            lock.setString(1, id);
            lock.execute();
        }
    }

    private void deadRow(String id, TestChannel channel) throws SQLException {
        change(database, """
                INSERT INTO notification (id, about, title, service, event, event_id, event_at, recipient, channel,
                    state, created_at, last_sequence, dead_at, dead_reason)
                VALUES (?::uuid, 'ACT-1', 'An action', ?, 'action.opened.v1', gen_random_uuid(), now(),
                    'ada@example.org', ?, 'DEAD', now(), 0, now(), 'for a test')""", id, channel.service(), channel.name());
    }

    @Test
    void whatCannotBeSentIsSkipped() {
        TestChannel channel = TestChannel.to(receiver);
        ActionFacts action = dead(channel);
        String id = channel.idOf(action);

        redrive("{\"ids\":[\"" + id + "\"]}")
                .then()
                .statusCode(200)
                .body("redriven", equalTo(0))
                .body("skipped", equalTo(1));
        resend(id).then().statusCode(409).body("type", equalTo("/problems/condition-unmet"));
        asAdmin().delete("/api/v1/channels/" + channel.name()).then().statusCode(204);
        redrive("{\"ids\":[\"" + id + "\"]}").then().body("skipped", equalTo(1));
        resend(id).then().statusCode(409).body("type", equalTo("/problems/condition-unmet"));
        redrive("{\"ids\":[]}").then().body("redriven", equalTo(0)).body("skipped", equalTo(0));

        assertThat(state(channel, action)).isEqualTo("DEAD");
    }

    @Test
    @Tag("slow")
    void oneDeadOneIsResent() {
        TestChannel channel = TestChannel.to(receiver);
        ActionFacts action = dead(channel);
        ActionFacts other = dead(channel);
        enable(channel);
        String id = channel.idOf(action);

        resend(id)
                .then()
                .statusCode(200)
                .body("state", equalTo("QUEUED"))
                .body("nextAttemptAt", notNullValue())
                .body("deadReason", nullValue());

        soon(() -> assertThat(state(channel, action)).isEqualTo("ACCEPTED"));
        resend(id).then().statusCode(409).body("type", equalTo("/problems/illegal-move"));
        assertThat(state(channel, other)).isEqualTo("DEAD");
        resend(UUID.randomUUID().toString()).then().statusCode(404);
        resend("garbage").then().statusCode(404);
    }

    @Test
    void theyAreListedNewestFirstByWhatIsAskedFor() {
        TestChannel channel = TestChannel.to(receiver);
        ActionFacts first = dead(channel);
        enable(channel);
        ActionFacts second = dead(channel);

        Response page = list("channel", channel.name(), "limit", 1);
        page.then()
                .statusCode(200)
                .body("items.about", contains(second.reference()))
                .body("items[0].state", equalTo("DEAD"))
                .body("items[0].deadReason", notNullValue());
        list("channel", channel.name(), "after", page.jsonPath().getString("next"))
                .then()
                .body("items.about", contains(first.reference()))
                .body("next", nullValue());
        list("recipient", first.owner()).then().body("items.about", contains(first.reference()));
        list("about", first.reference()).then().body("items.recipient", contains(first.owner()));
        list("about", first.reference(), "recipient", second.owner()).then().body("items", empty());
        list("channel", "No!", "about", "12", "recipient", "tbd", "limit", 0)
                .then()
                .statusCode(400)
                .body("errors.pointer", hasSize(4));
    }

    @Test
    void anAdminSeesThatThereIsAPrivateOneNotWhatItIs() {
        String member = newPerson("member");
        IncidentFacts incident = IncidentFacts.publicOne(member);
        TestEvents.publish(incident.declared(), incident.id(), 1);
        soon(() -> assertThat(inboxOf(member)).hasSize(1));
        TestChannel channel = TestChannel.to(receiver);
        ActionFacts action = ActionFacts.of(incident, member).ofService(channel.service());
        dead(channel, action);
        list("channel", channel.name()).then().body("items.title", contains("Alert on slow payments"));

        TestEvents.publish(
                new IncidentFacts(incident.id(), incident.reference(), member, List.of(member)).later("DECLARED"),
                incident.id(),
                2);

        soon(() -> list("channel", channel.name()).then().body("items.title", contains("A private action")));
        enable(channel);
        resend(channel.idOf(action)).then().statusCode(200).body("title", equalTo("A private action"));
        asAdmin().get("/api/v1/notifications/" + channel.idOf(action)).then().statusCode(404);
    }

    @Test
    void onlyAnAdminSeesAndSendsThem() {
        for (String role : List.of("responder", "incident-lead", "service-owner", "leadership")) {
            String token = Tokens.of("ada@example.org", role);
            given().auth().oauth2(token).get("/api/v1/dead-letters").then().statusCode(403);
            given().auth()
                    .oauth2(token)
                    .contentType(ContentType.JSON)
                    .body("{}")
                    .post("/api/v1/dead-letters/redrive")
                    .then()
                    .statusCode(403);
            given().auth()
                    .oauth2(token)
                    .post("/api/v1/notifications/" + UUID.randomUUID() + "/resend")
                    .then()
                    .statusCode(403);
        }
        given().get("/api/v1/dead-letters").then().statusCode(401);
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"channel\":', malformed-json",
        "'', invalid-request",
        "'{\"chanel\":\"ops\"}', invalid-request",
        "'{\"channel\":\"No!\"}', invalid-request",
        "'{\"about\":\"12\"}', invalid-request",
        "'{\"ids\":[\"garbage\"]}', invalid-request",
        "'{\"ids\":[null]}', invalid-request"
    })
    void aBadRedriveIsRefused(String body, String problem) {
        redrive(body).then().statusCode(400).body("type", equalTo("/problems/" + problem));
    }

    /** Has the channel's receiver go while it is told of a new action. */
    private ActionFacts dead(TestChannel channel) {
        enable(channel);
        return dead(channel, ActionFacts.withoutIncident(newPerson("owner"), channel.service()));
    }

    private ActionFacts dead(TestChannel channel, ActionFacts action) {
        receiver.then(Receiver.answer(410, "gone"));
        channel.opened(action);
        soon(() -> assertThat(state(channel, action)).isEqualTo("DEAD"));
        return action;
    }

    private void enable(TestChannel channel) {
        channel.change(Map.of("url", receiver.url(), "services", List.of(channel.service())))
                .then()
                .statusCode(200)
                .body("enabled", equalTo(true));
    }

    private static String state(TestChannel channel, ActionFacts action) {
        return channel.notificationOf(action).getString("state");
    }

    private static Response redrive(String body) {
        return asAdmin().contentType(ContentType.JSON).body(body).post("/api/v1/dead-letters/redrive");
    }

    private static Response resend(String id) {
        return asAdmin().post("/api/v1/notifications/" + id + "/resend");
    }

    private static Response list(Object... query) {
        var request = asAdmin();
        for (int i = 0; i < query.length; i += 2) {
            request.queryParam(String.valueOf(query[i]), query[i + 1]);
        }
        return request.get("/api/v1/dead-letters");
    }
}
