package io.throughline.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.throughline.events.ActionBlocked;
import io.throughline.events.ActionOpened;
import io.throughline.events.ActionOverdue;
import io.throughline.events.NotificationAccepted;
import io.throughline.kit.Ids;
import io.throughline.kit.testing.RealParts;
import io.throughline.kit.testing.TestDatabase;
import io.throughline.kit.testing.TestEvents;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was written into a timeline stays, and whoever changes it all the same is found out. */
@QuarkusTest
@QuarkusTestResource(value = RealParts.class, initArgs = @ResourceArg(name = "database", value = "incident"))
class TimelineTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    TestDatabase database;

    @Test
    void entriesOfPeopleAndOfTheLifecycleStandInOrder() {
        Incidents incident = Incidents.led("SEV3");
        Instant before = Instant.now().minusSeconds(90);

        incident.asLead()
                .body(Map.of("kind", "MANUAL_FIX", "text", "Restarted the pods", "at", before.toString()))
                .post(incident.path("/timeline"))
                .then()
                .statusCode(201)
                .body("number", equalTo(3))
                .body("kind", equalTo("MANUAL_FIX"))
                .body("by", equalTo(incident.lead))
                .body("event", nullValue());
        incident.move("mitigate", Map.of("note", "It holds")).then().statusCode(200);

        Response timeline = Api.reader().get(incident.path("/timeline"));
        timeline.then()
                .body("items.number", contains(1, 2, 3, 4))
                .body("items.kind", contains("DECLARED", "ACKNOWLEDGED", "MANUAL_FIX", "MITIGATED"))
                .body("items.event", contains(1, 2, null, 3))
                .body("items[3].text", equalTo("It holds"));
        assertThat(Instant.parse(timeline.path("items[2].at")))
                .isBefore(Instant.parse(timeline.path("items[2].recordedAt")));
    }

    @Test
    void aPageFollowsTheOther() {
        Incidents incident = Incidents.led("SEV3");
        for (int i = 0; i < 5; i++) {
            note(incident, "note " + i);
        }

        Response first = Api.reader().queryParam("limit", 3).get(incident.path("/timeline"));
        first.then().body("items.number", contains(1, 2, 3));
        Api.reader()
                .queryParam("limit", 10)
                .queryParam("after", first.<String>path("next"))
                .get(incident.path("/timeline"))
                .then()
                .body("items.number", contains(4, 5, 6, 7))
                .body("next", nullValue());
        Api.reader()
                .queryParam("kind", "NOTE")
                .get(incident.path("/timeline"))
                .then()
                .body("items.text", contains("note 0", "note 1", "note 2", "note 3", "note 4"));
    }

    @Test
    void aNoteIsNoChangeOfTheIncident() {
        Incidents incident = Incidents.led("SEV3");
        String tag = incident.get().header("ETag");

        note(incident, "nothing moves");

        assertThat(incident.get().header("ETag")).isEqualTo(tag);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE timeline_entry SET note = 'other'",
                "DELETE FROM timeline_entry",
                "TRUNCATE timeline_entry",
                "ALTER TABLE timeline_entry DISABLE TRIGGER ALL"
            })
    void theServiceItselfHasNoRightToChangeWhatIsWritten(String statement) throws SQLException {
        Incidents.declared("SEV4");

        try (Connection service = DriverManager.getConnection(database.url(), database.user(), database.password());
                Statement attempt = service.createStatement()) {
            assertThatThrownBy(() -> attempt.executeUpdate(statement))
                    .isInstanceOf(SQLException.class)
                    .extracting(refused -> ((SQLException) refused).getSQLState())
                    .isEqualTo("42501"); // insufficient privilege
        }
    }

    @Test
    void untouchedTimelineIsValid() {
        Incidents incident = Incidents.resolved("SEV2");

        verification(incident)
                .then()
                .body("valid", equalTo(true))
                .body("entries", equalTo(incident.timeline().size()))
                .body("firstBroken", nullValue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE timeline_entry SET note = 'other words' WHERE incident_id = ? AND entry_no = 3",
                "UPDATE timeline_entry SET actor = 'mallory@example.org' WHERE incident_id = ? AND entry_no = 3",
                "UPDATE timeline_entry SET happened_at = happened_at + interval '1 microsecond' WHERE incident_id = ? AND entry_no = 3",
                "UPDATE timeline_entry SET details = '{\"a\": \"b\"}' WHERE incident_id = ? AND entry_no = 3",
                "UPDATE timeline_entry SET kind = 'DECISION' WHERE incident_id = ? AND entry_no = 3",
                "UPDATE timeline_entry SET hash = repeat('a', 64) WHERE incident_id = ? AND entry_no = 3",
                "DELETE FROM timeline_entry WHERE incident_id = ? AND entry_no = 3"
            })
    void whoeverChangesAnEntryIsFoundOutAndTheEntryNamed(String change) throws SQLException {
        Incidents incident = Incidents.led("SEV3");
        note(incident, "the third");
        note(incident, "the fourth");
        asOwnerOfTheDatabase(change, incident.id());

        verification(incident).then().body("valid", equalTo(false)).body("firstBroken", equalTo(3));
    }

    @Test
    void aTimelineWithoutItsEndIsFoundOut() throws SQLException {
        Incidents incident = Incidents.led("SEV3");
        note(incident, "the third");
        asOwnerOfTheDatabase("DELETE FROM timeline_entry WHERE incident_id = ? AND entry_no = 3", incident.id());

        verification(incident)
                .then()
                .body("valid", equalTo(false))
                .body("firstBroken", equalTo(3))
                .body("entries", equalTo(3));
    }

    @Test
    void whoWasToldStandsInTheTimelineOnce() {
        Incidents incident = Incidents.declared("SEV2");
        UUID event = Ids.next();
        String notification = Ids.next().toString();
        NotificationAccepted accepted = accepted(incident.ref);

        TestEvents.publish(accepted, notification, 1, event);
        TestEvents.publish(accepted, notification, 1, event);
        await().atMost(SOON).until(() -> incident.timeline().contains("NOTIFIED"));
        String other = Ids.next().toString();
        TestEvents.publish(accepted(incident.ref), other, 1);
        await().atMost(SOON).until(() -> incident.timeline().size() == 3);

        Api.reader()
                .queryParam("kind", "NOTIFIED")
                .get(incident.path("/timeline"))
                .then()
                .body("items[0].details.recipient", equalTo("grace@example.org"))
                .body("items[0].details.because", equalTo("incident.declared.v1"))
                .body("items[0].by", equalTo("system"));
        verification(incident).then().body("valid", equalTo(true));
    }

    @Test
    void whoWasToldFirstIsWhoWasToldEarliestNotWhomWeHeardOfFirst() {
        Incidents incident = Incidents.declared("SEV2");
        Instant first = Instant.now().minusSeconds(60).truncatedTo(ChronoUnit.MICROS);

        TestEvents.publish(
                accepted(incident.ref, first.plusSeconds(50)), Ids.next().toString(), 1);
        await().atMost(SOON).until(() -> incident.timeline().size() == 2);
        TestEvents.publish(accepted(incident.ref, first), Ids.next().toString(), 1);
        await().atMost(SOON).until(() -> incident.timeline().size() == 3);

        Api.reader()
                .get(incident.path("/thread"))
                .then()
                .body("steps.find { it.step == 'PEOPLE_NOTIFIED' }.at", equalTo(first.toString()));
    }

    @Test
    void eventReadAgainAfterTheInboxForgotItIsNotToldTwice() throws SQLException {
        Incidents incident = Incidents.declared("SEV2");
        UUID event = Ids.next();
        String notification = Ids.next().toString();
        TestEvents.publish(accepted(incident.ref), notification, 1, event);
        await().atMost(SOON).until(() -> incident.timeline().contains("NOTIFIED"));

        asOwnerOfTheDatabase("DELETE FROM consumer_progress WHERE aggregate_id = ?::text", notification);
        asOwnerOfTheDatabase("DELETE FROM inbox WHERE event_id = ?", event.toString());
        TestEvents.publish(accepted(incident.ref), notification, 1, event);
        Incidents next = Incidents.declared("SEV2");
        TestEvents.publish(accepted(next.ref), notification, 2);

        await().atMost(SOON).until(() -> next.timeline().contains("NOTIFIED"));
        assertThat(incident.timeline()).containsOnlyOnce("NOTIFIED");
    }

    @Test
    void whatBecomesOfItsActionsStandsInTheTimelineAndIsCounted() {
        Incidents incident = Incidents.reviewed("SEV3");
        Actions.Told action = Actions.of(incident.ref, null, "grace@example.org");
        String id = Ids.next().toString();

        TestEvents.publish(new ActionOpened(action.in("OPEN"), "system", null), id, 1);
        TestEvents.publish(new ActionBlocked(action.in("BLOCKED"), "grace@example.org", "No access"), id, 2);
        TestEvents.publish(new ActionOverdue(action.overdue(), "system", null), id, 3);

        await().atMost(SOON).until(() -> incident.get().<Integer>path("actions.overdue") == 1);
        Api.reader()
                .queryParam("kind", "ACTION")
                .get(incident.path("/timeline"))
                .then()
                .body("items.details.event", contains("action.opened.v1", "action.blocked.v1", "action.overdue.v1"))
                .body("items.details.action", contains(action.reference(), action.reference(), action.reference()))
                .body("items[1].text", equalTo("No access"))
                .body("items[1].by", equalTo("grace@example.org"));
    }

    @Test
    void whatIsToldOfAnIncidentThatIsNotKnownChangesNothing() {
        Incidents incident = Incidents.declared("SEV2");

        TestEvents.publish(accepted("INC-999999999"), Ids.next().toString(), 1);
        TestEvents.publish(accepted("ACT-7"), Ids.next().toString(), 1);
        TestEvents.publish(accepted(incident.ref), Ids.next().toString(), 1);

        await().atMost(SOON).until(() -> incident.timeline().contains("NOTIFIED"));
    }

    private static NotificationAccepted accepted(String about) {
        return accepted(about, Instant.now());
    }

    private static NotificationAccepted accepted(String about, Instant at) {
        return new NotificationAccepted(
                about,
                about,
                "grace@example.org",
                "INBOX",
                "incident.declared.v1",
                UUID.randomUUID().toString(),
                at,
                Duration.ofMillis(20));
    }

    private static void note(Incidents incident, String text) {
        incident.asLead()
                .body(Map.of("text", text))
                .post(incident.path("/timeline"))
                .then()
                .statusCode(201);
    }

    private static Response verification(Incidents incident) {
        Response answer = Api.reader().get(incident.path("/timeline/verification"));
        answer.then().statusCode(200);
        return answer;
    }

    private void asOwnerOfTheDatabase(String statement, String id) throws SQLException {
        try (Connection owner = DriverManager.getConnection(database.url(), database.owner(), database.password());
                PreparedStatement change = owner.prepareStatement(statement)) {
            if (statement.contains("?::text")) {
                change.setString(1, id);
            } else {
                change.setObject(1, UUID.fromString(id));
            }
            assertThat(change.executeUpdate()).isEqualTo(1);
        }
    }
}
