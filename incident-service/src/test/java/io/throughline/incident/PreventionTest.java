package io.throughline.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.throughline.events.ActionDetailsChanged;
import io.throughline.events.ActionDropped;
import io.throughline.events.ActionDueSoon;
import io.throughline.events.ActionEscalated;
import io.throughline.events.ActionEvent;
import io.throughline.events.ActionOpened;
import io.throughline.events.ActionOverdue;
import io.throughline.events.ActionReopened;
import io.throughline.events.ActionVerificationDue;
import io.throughline.events.ActionVerified;
import io.throughline.events.Topic;
import io.throughline.kit.Ids;
import io.throughline.kit.testing.AtOnce;
import io.throughline.kit.testing.PublishedEvents;
import io.throughline.kit.testing.RealParts;
import io.throughline.kit.testing.TestDatabase;
import io.throughline.kit.testing.TestEvents;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What becomes of an incident while the actions that it led to are done. */
@QuarkusTest
@QuarkusTestResource(value = RealParts.class, initArgs = @ResourceArg(name = "database", value = "incident"))
class PreventionTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String VERIFIER = "linus@example.org";

    private TestDatabase database;

    @Test
    void withTheLastOfItsActionsItEnds() {
        Incidents incident = reviewed(2);
        List<Action> actions = opened(incident);

        actions.get(0).isVerified();
        awaitVerified(incident, 1);
        assertThat(incident.status()).isEqualTo("PREVENTING");
        Instant verifiedAt = incident.time("lastActionVerifiedAt");
        assertThat(verifiedAt).isEqualTo(actions.get(0).toldAt());

        actions.get(1).isDropped();
        awaitStatus(incident, "CLOSED");

        assertThat(incident.time("lastActionVerifiedAt"))
                .as("what is dropped is not verified")
                .isEqualTo(verifiedAt);
        assertEndedOnceBySystem(incident);
    }

    @Test
    void whatIsAskedForAndNotOpenedYetIsUnfinished() {
        Incidents incident = reviewed(2);
        Action first = Action.of(incident, item(incident, 0));
        first.isOpened();
        first.isVerified();
        awaitVerified(incident, 1);
        assertThat(incident.status()).isEqualTo("PREVENTING");

        Action second = Action.of(incident, item(incident, 1));
        second.isOpened();
        second.isVerified();

        awaitStatus(incident, "CLOSED");
        assertEndedOnceBySystem(incident);
    }

    @Test
    void whatNoReviewAskedForIsFinishedFirstToo() {
        Incidents incident = reviewed(1);
        Action asked = opened(incident).get(0);
        Action byHand = Action.of(incident, null);
        byHand.isOpened();
        await().atMost(SOON).until(() -> incident.get().<Integer>path("actions.open") == 2);
        asked.isVerified();
        awaitVerified(incident, 1);
        assertThat(incident.status()).isEqualTo("PREVENTING");

        byHand.isVerified();

        awaitStatus(incident, "CLOSED");
    }

    @RepeatedTest(3)
    void howeverTheLastOnesRaceItEndsOnce() {
        Incidents incident = reviewed(4);
        List<Action> actions = opened(incident);

        AtOnce.call(5, i -> {
            if (i == 4) {
                return incident.asLead()
                        .body(Map.of("text", "Nearly there"))
                        .post(incident.path("/timeline"))
                        .statusCode();
            }
            actions.get(i).isVerified();
            return 0;
        });

        awaitStatus(incident, "CLOSED");
        awaitVerified(incident, 4);
        assertThat(incident.time("lastActionVerifiedAt"))
                .isEqualTo(actions.stream()
                        .map(Action::toldAt)
                        .max(Instant::compareTo)
                        .orElseThrow());
        assertEndedOnceBySystem(incident);
    }

    @Test
    void whatIsToldAgainChangesNothing() throws SQLException {
        Incidents incident = reviewed(1);
        Action action = opened(incident).get(0);
        UUID opened = action.lastEvent;
        action.isVerified();
        awaitStatus(incident, "CLOSED");
        String before = incident.everything();

        TestEvents.publish(action.said("VERIFIED"), action.id, 2, action.lastEvent);
        forget(action, opened);
        TestEvents.publish(new ActionOpened(action.told.in("OPEN"), "system", null), action.id, 1, opened);
        Action marker = Action.of(incident, null);
        marker.isOpened();
        await().atMost(SOON).until(() -> incident.get().<Integer>path("actions.open") == 1);

        assertThat(incident.get().<Integer>path("actions.verified")).isEqualTo(1);
        assertThat(incident.status()).isEqualTo("CLOSED");
        assertThat(incident.everything()).as("but for the marker").hasSizeGreaterThan(before.length());
        assertEndedOnceBySystem(incident);
    }

    @Test
    void whatComesAfterTheEndIsWrittenDownAndChangesNothing() {
        Incidents incident = reviewed(1);
        Action action = opened(incident).get(0);
        action.isVerified();
        awaitStatus(incident, "CLOSED");
        Instant closedAt = incident.time("closedAt");
        int entries = incident.timeline().size();

        action.says(new ActionReopened(action.told.in("IN_PROGRESS"), "grace@example.org", "It did not hold"));
        action.says(new ActionOverdue(action.told.overdue(), "system", null));
        await().atMost(SOON).until(() -> incident.get().<Integer>path("actions.overdue") == 1);
        step(incident, "PREVENTION_VERIFIED", "LATE");
        action.isVerified();
        awaitVerified(incident, 1);

        assertThat(incident.status()).isEqualTo("CLOSED");
        assertThat(incident.time("closedAt")).isEqualTo(closedAt);
        assertThat(incident.time("lastActionVerifiedAt")).isEqualTo(action.toldAt());
        assertThat(incident.timeline()).hasSize(entries + 3);
        step(incident, "PREVENTION_VERIFIED", "DONE");
        assertEndedOnceBySystem(incident);
    }

    @Test
    void whileItsReviewIsAmendedItDoesNotEndAndPublishedItDoes() {
        Incidents incident = reviewed(1);
        Action action = opened(incident).get(0);
        Map<String, Object> review = reviewOf(incident, 0);
        review.put(
                "actions", List.of(Api.reader().get(incident.path("/review")).<Map<String, Object>>path("actions[0]")));
        incident.putReview(review).then().statusCode(200).body("version", equalTo(2));

        action.isVerified();
        awaitVerified(incident, 1);
        assertThat(incident.status()).isEqualTo("PREVENTING");
        incident.asLead().post(incident.path("/review/publish")).then().statusCode(200);

        assertThat(incident.status()).isEqualTo("CLOSED");
        assertEndedOnceBySystem(incident);
    }

    @Test
    void reopenedItDoesNotEndWithItsActions() {
        Incidents incident = reviewed(1);
        Action action = opened(incident).get(0);
        incident.move("reopen", Map.of("reason", "It is back")).then().statusCode(200);

        action.isVerified();
        awaitVerified(incident, 1);

        assertThat(incident.status()).isEqualTo("INVESTIGATING");
        assertThat(incident.time("lastActionVerifiedAt")).isEqualTo(action.toldAt());
    }

    @Test
    void threadSaysThatPreventionIsAssignedAndByWhomItWasVerifiedLast() {
        Incidents incident = reviewed(2);
        Action first = Action.of(incident, item(incident, 0));
        first.isOpened();
        await().atMost(SOON).until(() -> incident.get().<Integer>path("actions.open") == 1);
        step(incident, "PREVENTION_ASSIGNED", "NOT_YET");
        Action second = Action.of(incident, item(incident, 1));
        second.isOpened();
        await().atMost(SOON).until(() -> incident.get().<Integer>path("actions.open") == 2);
        step(incident, "PREVENTION_ASSIGNED", "DONE")
                .body(of("PREVENTION_ASSIGNED", "by"), equalTo(incident.lead))
                .body(of("PREVENTION_ASSIGNED", "at"), equalTo(second.toldAt().toString()));
        step(incident, "PREVENTION_VERIFIED", "NOT_YET");

        first.isVerified();
        second.isVerified();
        awaitStatus(incident, "CLOSED");
        Instant verifiedAt = second.toldAt();
        first.says(new ActionDetailsChanged(first.told.in("VERIFIED"), "grace@example.org", "A typo"));
        await().atMost(SOON)
                .until(() ->
                        incident.timeline().stream().filter("ACTION"::equals).count() == 5);

        step(incident, "PREVENTION_ASSIGNED", "DONE");
        step(incident, "PREVENTION_VERIFIED", "DONE")
                .body(of("PREVENTION_VERIFIED", "by"), equalTo(VERIFIER))
                .body(of("PREVENTION_VERIFIED", "at"), equalTo(verifiedAt.toString()))
                .body(of("PREVENTION_VERIFIED", "evidence"), hasItem("/api/v1/actions/" + first.told.reference()))
                .body(of("PREVENTION_VERIFIED", "evidence"), hasItem(incident.path("/timeline?kind=ACTION")));
        assertThat(incident.time("lastActionVerifiedAt")).isEqualTo(verifiedAt);
    }

    @Test
    void whatTheClockSaysOfAnActionStandsInTheTimeline() {
        Incidents incident = reviewed(1);
        Action action = opened(incident).get(0);

        action.says(new ActionDueSoon(action.told.in("OPEN"), "system", null, 7));
        action.says(new ActionOverdue(action.told.overdue(), "system", null));
        action.says(new ActionEscalated(
                action.told.overdue(), "system", null, "OVERDUE", "SERVICE_OWNER", List.of("grace@example.org")));
        await().atMost(SOON).until(() -> incident.get().<Integer>path("actions.overdue") == 1);
        step(incident, "PREVENTION_VERIFIED", "LATE");
        action.says(new ActionVerificationDue(action.told.in("DONE"), "system", null, List.of(VERIFIER, "b@c.org")));
        await().atMost(SOON).until(() -> incident.get().<Integer>path("actions.overdue") == 0);

        Api.reader()
                .queryParam("kind", "ACTION")
                .get(incident.path("/timeline"))
                .then()
                .body(
                        "items.details.event",
                        contains(
                                "action.opened.v1",
                                "action.due-soon.v1",
                                "action.overdue.v1",
                                "action.escalated.v1",
                                "action.verification-due.v1"))
                .body("items[1].details.daysLeft", equalTo("7"))
                .body("items[3].details.because", equalTo("OVERDUE"))
                .body("items[3].details.step", equalTo("SERVICE_OWNER"))
                .body("items[3].details.to", equalTo("grace@example.org"))
                .body("items[4].details.to", equalTo(VERIFIER + ", b@c.org"));
        step(incident, "PREVENTION_VERIFIED", "NOT_YET");
    }

    private void assertEndedOnceBySystem(Incidents incident) {
        assertThat(incident.timeline()).containsOnlyOnce("CLOSED");
        Api.reader()
                .queryParam("kind", "CLOSED")
                .get(incident.path("/timeline"))
                .then()
                .body("items[0].by", equalTo("system"));
        String id = incident.id();
        List<ConsumerRecord<String, byte[]>> closings =
                PublishedEvents.of(Topic.INCIDENT, id, PublishedEvents.lastSequence(database, "incident", "id", id))
                        .stream()
                        .filter(event -> PublishedEvents.type(event).equals("incident.closed.v1"))
                        .toList();
        assertThat(closings).hasSize(1);
        JsonPath closed = PublishedEvents.data(closings.get(0));
        assertThat(closed.getString("actor")).isEqualTo("system");
        assertThat(closed.getString("incident.status")).isEqualTo("CLOSED");
        Api.reader().get(incident.path("/timeline/verification")).then().body("valid", equalTo(true));
    }

    private static ValidatableResponse step(Incidents incident, String step, String state) {
        return Api.reader().get(incident.path("/thread")).then().body(of(step, "state"), equalTo(state));
    }

    private static String of(String step, String field) {
        return "steps.find { it.step == '" + step + "' }." + field;
    }

    private static Incidents reviewed(int actions) {
        Incidents incident = Incidents.resolved("SEV2");
        incident.putReview(reviewOf(incident, actions)).then().statusCode(200);
        incident.asLead().post(incident.path("/review/publish")).then().statusCode(200);
        return incident;
    }

    private static Map<String, Object> reviewOf(Incidents incident, int actions) {
        Map<String, Object> review = Incidents.review(incident.owner);
        review.put(
                "actions",
                IntStream.range(0, actions)
                        .mapToObj(i -> Map.of(
                                "title",
                                "Prevention " + i,
                                "type",
                                "PREVENT",
                                "owner",
                                incident.owner,
                                "dueOn",
                                "2027-01-15"))
                        .toList());
        return review;
    }

    private static List<Action> opened(Incidents incident) {
        List<String> items = Api.reader().get(incident.path("/review")).path("actions.item");
        List<Action> actions =
                items.stream().map(item -> Action.of(incident, item)).toList();
        actions.forEach(Action::isOpened);
        await().atMost(SOON).until(() -> incident.get().<Integer>path("actions.open") == actions.size());
        return actions;
    }

    private static String item(Incidents incident, int index) {
        return Api.reader().get(incident.path("/review")).path("actions[" + index + "].item");
    }

    private static void awaitVerified(Incidents incident, int count) {
        await().atMost(SOON).until(() -> incident.get().<Integer>path("actions.verified") == count);
    }

    private static void awaitStatus(Incidents incident, String status) {
        await().atMost(SOON).until(incident::status, status::equals);
    }

    /** The inbox keeps its rows for days only: what is read again after that is not to undo what came since. */
    private void forget(Action action, UUID event) throws SQLException {
        try (Connection owner = database.connect();
                PreparedStatement progress =
                        owner.prepareStatement("DELETE FROM consumer_progress WHERE aggregate_id = ?");
                PreparedStatement inbox = owner.prepareStatement("DELETE FROM inbox WHERE event_id = ?")) {
            progress.setString(1, action.id);
            inbox.setObject(1, event);
            assertThat(progress.executeUpdate() + inbox.executeUpdate()).isEqualTo(2);
        }
    }

    /** An action, of which action-service tells one thing after the other. */
    private static final class Action {
        final Actions.Told told;
        final String id = Ids.next().toString();
        UUID lastEvent;
        private long sequence;

        private Action(Actions.Told told) {
            this.told = told;
        }

        static Action of(Incidents incident, String item) {
            return new Action(Actions.of(incident.ref, item, incident.owner));
        }

        void isOpened() {
            says(new ActionOpened(told.in("OPEN"), "system", null));
        }

        void isVerified() {
            says(said("VERIFIED"));
        }

        void isDropped() {
            says(new ActionDropped(told.in("DROPPED"), "grace@example.org", "The service goes away"));
        }

        ActionEvent said(String status) {
            return new ActionVerified(told.in(status), VERIFIER, null);
        }

        void says(ActionEvent event) {
            lastEvent = TestEvents.publish(event, id, ++sequence);
        }

        /** The time of its newest event, as the API shows times. */
        Instant toldAt() {
            return TestEvents.all(Topic.ACTION.topicName()).stream()
                    .filter(event -> event.key().equals(id))
                    .map(event -> Instant.parse(TestEvents.header(event, "ce_time")))
                    .reduce((one, next) -> next)
                    .orElseThrow()
                    .truncatedTo(ChronoUnit.MICROS);
        }
    }
}
