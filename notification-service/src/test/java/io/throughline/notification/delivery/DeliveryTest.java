package io.throughline.notification.delivery;

import static io.throughline.notification.ServiceUnderTest.as;
import static io.throughline.notification.ServiceUnderTest.asAdmin;
import static io.throughline.notification.ServiceUnderTest.change;
import static io.throughline.notification.ServiceUnderTest.inboxOf;
import static io.throughline.notification.ServiceUnderTest.newPerson;
import static io.throughline.notification.ServiceUnderTest.soon;
import static io.throughline.notification.ServiceUnderTest.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.throughline.events.ActionCompleted;
import io.throughline.events.ActionOpened;
import io.throughline.events.ActionOverdue;
import io.throughline.events.NotificationAccepted;
import io.throughline.events.NotificationDead;
import io.throughline.kit.testing.TestDatabase;
import io.throughline.kit.testing.TestEvents;
import io.throughline.notification.ActionFacts;
import io.throughline.notification.IncidentFacts;
import io.throughline.notification.NotificationFacts;
import io.throughline.notification.Receiver;
import io.throughline.notification.Receiver.Received;
import io.throughline.notification.TestChannel;
import io.throughline.notification.TimeTravel;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a receiver gets, and what becomes of a notification that it does not take. */
@QuarkusTest
class DeliveryTest {
    private final Receiver receiver = new Receiver();

    TestDatabase database;

    @AfterEach
    void back() throws SQLException {
        receiver.close();
        TimeTravel.back(database);
    }

    @Test
    void aSignedMessageArrivesBesideTheInbox() throws Exception {
        TestChannel channel = TestChannel.to(receiver);

        ActionFacts action = channel.opened();

        accepted(channel, action);
        assertThat(inboxOf(action.owner())).containsExactly(action.reference());
        JsonPath notification = channel.notificationOf(action);
        Received message = receiver.received().get(0);
        new Webhook(channel.secret()).verify(message.body(), message.headers());
        assertThat(message.id()).isEqualTo(notification.getString("id"));
        assertThat(message.header("Content-Type")).isEqualTo("application/json");
        JsonPath body = new JsonPath(message.body());
        assertThat(body.getMap("$").keySet()).map(String::valueOf).containsExactly("type", "timestamp", "data");
        assertThat(body.getString("type")).isEqualTo("action.opened.v1");
        assertThat(body.getString("data.about")).isEqualTo(action.reference());
        assertThat(body.getString("data.title")).isEqualTo("Alert on slow payments");
        assertThat(body.getString("data.recipient")).isEqualTo(action.owner());
        assertThat(notification.getString("channel")).isEqualTo(channel.name());
        assertThat(notification.getInt("attempts.size()")).isEqualTo(1);
        assertThat(notification.getInt("attempts[0].responseCode")).isEqualTo(200);
        assertThat(channel.answersTo(action)).containsExactly("ok");
        assertThat(notification.getString("attempts[0].answer")).isNull();
        assertThat(notification.getString("nextAttemptAt")).isNull();
        soon(() -> assertThat(NotificationFacts.of(message.id(), NotificationAccepted.class))
                .singleElement()
                .satisfies(said -> {
                    assertThat(said.channel()).isEqualTo(channel.name());
                    assertThat(said.incident()).isNull();
                }));
    }

    @Test
    void whatIsAnswered500IsSentAgainUnderTheSameId() throws Exception {
        receiver.then(Receiver.answer(500, "not\u0000 today"));
        TestChannel channel = TestChannel.to(receiver);
        ActionFacts action = channel.opened();
        soon(() -> assertThat(channel.notificationOf(action).getInt("attempts.size()"))
                .isPositive());
        assertThat(channel.answersTo(action)).containsExactly("not\uFFFD today");

        TimeTravel.ahead(database, "1 minute");

        accepted(channel, action);
        assertThat(receiver.received()).hasSize(2).extracting(Received::id).containsOnly(channel.idOf(action));
        assertThat(channel.notificationOf(action).getList("attempts.responseCode"))
                .containsExactly(500, 200);
        assertThat(channel.notificationOf(action).getList("attempts.number")).containsExactly(1, 2);
    }

    @Test
    @Tag("slow")
    void aReceiverThatNeverAnswersIsAskedAgain() {
        receiver.always(receiver.hang());
        failsWith(null, "No answer in time.");
    }

    @Test
    @Tag("slow")
    void aReceiverThatAnswersWithoutEndIsAskedAgain() {
        receiver.always(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('a');
            exchange.getResponseBody().flush();
            receiver.hang().react(exchange);
        });
        failsWith(null, "No answer in time.");
    }

    @Test
    void ofALongAnswerTheBeginningIsKept() {
        receiver.always(Receiver.answer(500, "\u00e4".repeat(100_000)));
        TestChannel channel = TestChannel.to(receiver);
        ActionFacts action = channel.opened();

        failsWith(channel, action, 500, "It answered 500.");

        assertThat(channel.answersTo(action)).containsExactly("\u00e4".repeat(499) + "…");
    }

    @Test
    void aReceiverThatClosesTheConnectionIsAskedAgain() {
        receiver.always(Receiver.silence());
        failsWith(null, "The connection broke.");
    }

    @Test
    void aReceiverThatIsNotThereIsAskedAgain() {
        TestChannel channel = TestChannel.to(receiver);
        receiver.close();

        ActionFacts action = channel.opened();

        soon(() -> assertThat(channel.notificationOf(action).getString("attempts[0].error"))
                .isEqualTo("No connection."));
    }

    @Test
    void aRedirectIsNotFollowed() {
        receiver.always(Receiver.answer(302, "", "Location", receiver.url() + "/elsewhere"));

        failsWith(302, "It answered 302.");

        assertThat(receiver.received()).extracting(Received::path).containsOnly("/hook");
    }

    @Test
    void aReceiverThatAsksToWaitIsWaitedFor() {
        receiver.always(Receiver.answer(429, "slowly", "Retry-After", "3600"));

        JsonPath notification = failsWith(429, "It answered 429.");

        assertThat(wait(notification)).isBetween(Duration.ofMinutes(59), Duration.ofMinutes(61));
    }

    @Test
    void aReceiverMayNameTheTimeUntilWhichToWait() {
        Instant until = Instant.now().plus(Duration.ofHours(2));
        receiver.always(Receiver.answer(
                503, "", "Retry-After", DateTimeFormatter.RFC_1123_DATE_TIME.format(until.atOffset(ZoneOffset.UTC))));

        JsonPath notification = failsWith(503, "It answered 503.");

        assertThat(wait(notification)).isBetween(Duration.ofMinutes(119), Duration.ofMinutes(121));
    }

    @Test
    void aReceiverThatIsGoneDisablesTheChannelAndKillsWhatWaits() {
        receiver.then(Receiver.answer(500, "")).always(Receiver.answer(410, "gone"));
        TestChannel channel = TestChannel.to(receiver);
        ActionFacts waits = channel.opened();
        soon(() -> assertThat(state(channel, waits)).isEqualTo("RETRYING"));

        ActionFacts last = channel.opened();

        soon(() -> assertThat(state(channel, last)).isEqualTo("DEAD"));
        soon(() -> assertThat(state(channel, waits)).isEqualTo("DEAD"));
        asAdmin()
                .get("/api/v1/channels/" + channel.name())
                .then()
                .body("enabled", equalTo(false))
                .body("disabledAt", notNullValue())
                .body("disabledReason", equalTo("Its receiver answered 410 Gone: it wants nothing more."));
        soon(() -> assertThat(NotificationFacts.of(channel.idOf(last), NotificationDead.class))
                .singleElement()
                .satisfies(said -> assertThat(said.reason()).isEqualTo("It answered 410.")));
        ActionFacts unheard = channel.opened();
        soon(() -> assertThat(inboxOf(unheard.owner())).hasSize(1));
        assertThat(channel.idOf(unheard)).isNull();

        receiver.always(Receiver.answer(204, ""));
        channel.change(Map.of("url", receiver.url(), "services", List.of(channel.service())))
                .then()
                .body("enabled", equalTo(true))
                .body("disabledReason", nullValue());
        accepted(channel, channel.opened());
    }

    @Test
    @Tag("slow")
    void theLadderEndsInADeadLetter() throws Exception {
        receiver.always(Receiver.answer(500, "never"));
        TestChannel channel = TestChannel.to(receiver);
        ActionFacts action = channel.opened();
        for (int attempts = 1; attempts < 10; attempts++) {
            int made = attempts;
            soon(() -> assertThat(channel.notificationOf(action).getInt("attempts.size()"))
                    .isEqualTo(made));
            assertThat(state(channel, action)).isEqualTo("RETRYING");
            TimeTravel.ahead(database, attempts * 27 + " hours");
        }

        soon(() -> assertThat(state(channel, action)).isEqualTo("DEAD"));

        JsonPath dead = channel.notificationOf(action);
        assertThat(dead.getInt("attempts.size()")).isEqualTo(10);
        assertThat(dead.getString("attempts[9].nextAttemptAt")).isNull();
        assertThat(dead.getString("deadReason")).isEqualTo("10 attempts failed. The last: It answered 500.");
        assertThat(receiver.received()).hasSize(10).extracting(Received::id).containsOnly(dead.getString("id"));
        soon(() -> assertThat(NotificationFacts.of(dead.getString("id"), NotificationDead.class))
                .hasSize(1));
    }

    @Test
    void aLongTitleIsShortenedSoThatReceiversTakeIt() throws Exception {
        TestChannel channel = TestChannel.to(receiver);
        ActionFacts action = ActionFacts.withoutIncident(newPerson("owner"), channel.service());

        TestEvents.publish(
                new ActionOpened(action.snapshot("\uD83D\uDD25".repeat(30_000)), "system", null), action.id(), 1);

        accepted(channel, action);
        Received message = receiver.received().get(0);
        new Webhook(channel.secret()).verify(message.body(), message.headers());
        assertThat(message.body().getBytes(StandardCharsets.UTF_8).length).isLessThan(20_000);
        assertThat(new JsonPath(message.body()).getString("data.title")).isEqualTo("\uD83D\uDD25".repeat(999) + "…");
    }

    @Test
    void whatCannotBeMadeShortEnoughIsADeadLetter() {
        TestChannel channel = TestChannel.to(receiver);
        channel.change(Map.of("url", receiver.url()));
        try {
            ActionFacts action = ActionFacts.withoutIncident(newPerson("owner"), "s".repeat(20_000));

            channel.opened(action);

            soon(() -> assertThat(state(channel, action)).isEqualTo("DEAD"));
            assertThat(channel.notificationOf(action).getString("deadReason")).contains("20 KB");
            assertThat(receiver.received()).isEmpty();
        } finally {
            asAdmin().delete("/api/v1/channels/" + channel.name()).then().statusCode(204);
        }
    }

    @Test
    void bothSecretsSignForADay() throws Exception {
        TestChannel channel = TestChannel.to(receiver);
        String next = "whsec_bmV4dCBuZXh0IG5leHQgbmV4dCBuZXh0IG5leHQ=";
        channel.change(Map.of("url", receiver.url(), "services", List.of(channel.service()), "secret", next))
                .then()
                .statusCode(200);

        accepted(channel, channel.opened());

        Received both = receiver.received().get(0);
        new Webhook(channel.secret()).verify(both.body(), both.headers());
        new Webhook(next).verify(both.body(), both.headers());
        TimeTravel.ahead(database, "25 hours");
        accepted(channel, channel.opened());
        Received one = receiver.received().get(1);
        new Webhook(next).verify(one.body(), one.headers());
        assertThatThrownBy(() -> new Webhook(channel.secret()).verify(one.body(), one.headers()))
                .isInstanceOf(WebhookVerificationException.class);
    }

    @Test
    void textsOfPrivateIncidentsNeverGoOut() throws Exception {
        String member = newPerson("member");
        IncidentFacts incident = IncidentFacts.publicOne(member);
        IncidentFacts turned = new IncidentFacts(incident.id(), incident.reference(), member, List.of(member));
        TestEvents.publish(incident.declared(), incident.id(), 1);
        soon(() -> assertThat(inboxOf(member)).hasSize(1));
        receiver.then(Receiver.answer(500, ""));
        TestChannel channel = TestChannel.to(receiver);
        ActionFacts open = channel.opened(ActionFacts.of(incident, member).ofService(channel.service()));
        soon(() -> assertThat(state(channel, open)).isEqualTo("RETRYING"));
        assertThat(receiver.received().get(0).body()).contains("Alert on slow payments");

        TestEvents.publish(turned.later("DECLARED"), incident.id(), 2);
        soon(() -> as(newPerson("outsider"))
                .get("/api/v1/notifications/" + channel.idOf(open))
                .then()
                .statusCode(404));
        TimeTravel.ahead(database, "1 minute");
        accepted(channel, open);
        ActionFacts secret = channel.opened(ActionFacts.of(incident, member).ofService(channel.service()));
        accepted(channel, secret);

        assertThat(receiver.received()).hasSize(3);
        assertThat(receiver.received().subList(1, 3))
                .allSatisfy(message -> assertThat(message.body())
                        .contains("A private action")
                        .doesNotContain("Alert on slow payments"));
        as(member).get("/api/v1/inbox").then().body("items[0].title", equalTo("Alert on slow payments"));
    }

    @Test
    void whatIsToldOfOneEventIsDueAtOneTime() throws Exception {
        receiver.always(receiver.hang());
        TestChannel channel = TestChannel.to(receiver);
        TestChannel.to(receiver)
                .change(Map.of("url", receiver.url(), "services", List.of(channel.service())))
                .then()
                .statusCode(200);
        ActionFacts action = ActionFacts.withoutIncident(newPerson("owner"), channel.service());
        List<String> verifiers = List.of(newPerson("first"), newPerson("second"));
        TimeTravel.running(database);

        TestEvents.publish(new ActionCompleted(action.snapshot(), "system", null, verifiers), action.id(), 1);

        soon(() -> assertThat(value(database, """
                        SELECT count(*) || ' at ' || count(DISTINCT next_attempt_at) FROM notification
                        WHERE about = ? AND state = 'QUEUED'""", action.reference())).isEqualTo("4 at 1"));
    }

    @Test
    void aChannelTellsOnlyOfWhatItIsFor() {
        TestChannel channel = TestChannel.to(receiver);
        channel.change(Map.of(
                "url", receiver.url(), "services", List.of(channel.service()), "events", List.of("action.overdue.v1")));
        ActionFacts action = channel.opened();

        TestEvents.publish(new ActionOverdue(action.snapshot(), "system", null), action.id(), 2);

        soon(() -> assertThat(receiver.received()).hasSize(1));
        assertThat(inboxOf(action.owner())).hasSize(2);
        assertThat(new JsonPath(receiver.received().get(0).body()).getString("type"))
                .isEqualTo("action.overdue.v1");
    }

    @Test
    void whatItsRecipientKnowsIsNotSentAnyMore() throws Exception {
        receiver.then(Receiver.answer(500, ""));
        TestChannel channel = TestChannel.to(receiver);
        ActionFacts action = channel.opened();
        soon(() -> assertThat(state(channel, action)).isEqualTo("RETRYING"));
        String inbox = as(action.owner()).get("/api/v1/inbox").jsonPath().getString("items[0].id");

        as(action.owner())
                .post("/api/v1/notifications/" + inbox + "/acknowledge")
                .then()
                .statusCode(200);

        assertThat(state(channel, action)).isEqualTo("ACKNOWLEDGED");
        TimeTravel.ahead(database, "1 minute");
        accepted(channel, channel.opened());
        assertThat(receiver.received()).extracting(Received::id).containsOnlyOnce(channel.idOf(action));
    }

    @Test
    void anEventThatComesAgainIsNotSentAgain() throws Exception {
        TestChannel channel = TestChannel.to(receiver);
        ActionFacts action = ActionFacts.withoutIncident(newPerson("owner"), channel.service());
        UUID event = TestEvents.publish(new ActionOpened(action.snapshot(), "system", null), action.id(), 1);
        accepted(channel, action);

        change(database, "DELETE FROM consumer_progress WHERE aggregate_id = ?", action.id());
        change(database, "DELETE FROM inbox WHERE event_id = ?", event);
        TestEvents.publish(new ActionOpened(action.snapshot(), "system", null), action.id(), 1, event);
        TestEvents.publish(new ActionOverdue(action.snapshot(), "system", null), action.id(), 2);

        soon(() -> assertThat(receiver.received()).hasSize(2));
        assertThat(receiver.received().stream().map(message -> new JsonPath(message.body()).getString("type")))
                .containsExactly("action.opened.v1", "action.overdue.v1");
        assertThat(inboxOf(action.owner())).hasSize(2);
    }

    /** Has an action told through a channel; returns its notification once one attempt has failed. */
    private JsonPath failsWith(Integer code, String error) {
        TestChannel channel = TestChannel.to(receiver);
        return failsWith(channel, channel.opened(), code, error);
    }

    private static JsonPath failsWith(TestChannel channel, ActionFacts action, Integer code, String error) {
        soon(() ->
                assertThat(channel.notificationOf(action).getList("attempts")).isNotEmpty());
        JsonPath notification = channel.notificationOf(action);
        assertThat(notification.<Integer>get("attempts[0].responseCode")).isEqualTo(code);
        assertThat(notification.getString("attempts[0].error")).isEqualTo(error);
        assertThat(notification.getString("attempts[0].nextAttemptAt")).isNotNull();
        assertThat(notification.getString("state")).isEqualTo("RETRYING");
        return notification;
    }

    private static Duration wait(JsonPath notification) {
        return Duration.between(
                Instant.parse(notification.getString("attempts[0].at")),
                Instant.parse(notification.getString("attempts[0].nextAttemptAt")));
    }

    private static String state(TestChannel channel, ActionFacts action) {
        return channel.notificationOf(action).getString("state");
    }

    private static void accepted(TestChannel channel, ActionFacts action) {
        soon(() -> assertThat(state(channel, action)).isEqualTo("ACCEPTED"));
    }
}
