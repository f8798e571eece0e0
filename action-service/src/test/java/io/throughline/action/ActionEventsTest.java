package io.throughline.action;

import static io.throughline.action.ServiceUnderTest.json;
import static io.throughline.action.ServiceUnderTest.newPerson;
import static io.throughline.action.ServiceUnderTest.soon;
import static io.throughline.action.ServiceUnderTest.value;
import static io.throughline.kit.testing.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.throughline.events.Topic;
import io.throughline.kit.testing.AtOnce;
import io.throughline.kit.testing.Problems;
import io.throughline.kit.testing.PublishedEvents;
import io.throughline.kit.testing.TestDatabase;
import io.throughline.kit.testing.TestEvents;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every change of an action is one event and one line of its history, also when several people come at once. */
@QuarkusTest
class ActionEventsTest {
    private static final int PEOPLE = 8;
    private static Catalogue catalogue;

    TestDatabase database;

    @BeforeEach
    void announce() {
        catalogue = catalogue == null ? Catalogue.announced(database) : catalogue;
    }

    @Test
    void aWholeLifeIsAnnouncedChangeByChange() {
        ActionUnderTest action = ActionUnderTest.opened(
                catalogue, Map.of("description", "In more words", "link", "https://example.org/1"));
        String alan = newPerson("alan");
        action.moved("start").moved("block");
        json(action.owner)
                .body(Map.of("title", "Check it twice"))
                .patch(action.path(""))
                .then()
                .statusCode(200);
        action.moveDueDate(ActionUnderTest.NEXT_YEAR.plusDays(7)).then().statusCode(200);
        json(catalogue.lead)
                .body(Map.of("owner", alan, "reason", "Grace is away"))
                .put(action.path("/owner"))
                .then()
                .statusCode(200);
        action.moveAs(alan, "complete", ActionUnderTest.SHOWN).then().statusCode(200);
        action.moved("fail-verification");
        action.moveAs(alan, "complete", ActionUnderTest.SHOWN).then().statusCode(200);
        action.moveAs(catalogue.verifier, "verify", Map.of("note", "Seen it"))
                .then()
                .statusCode(200);
        action.moved("reopen").moved("drop");

        List<ConsumerRecord<String, byte[]>> events = events(action);

        assertThat(events)
                .extracting(PublishedEvents::type)
                .containsExactly(
                        "action.opened.v1",
                        "action.started.v1",
                        "action.blocked.v1",
                        "action.details-changed.v1",
                        "action.due-date-moved.v1",
                        "action.assigned.v1",
                        "action.completed.v1",
                        "action.verification-failed.v1",
                        "action.completed.v1",
                        "action.verified.v1",
                        "action.reopened.v1",
                        "action.dropped.v1");
        events.forEach(event -> PublishedEvents.assertHeadersAreComplete(
                event, "/action-service", PublishedEvents.type(event), action.ref));
        assertHistoryIsTheEvents(action, events);
        assertFirstSnapshot(action, PublishedEvents.data(events.get(0)).getMap("action"));
        JsonPath moved = PublishedEvents.data(events.get(4));
        assertThat(moved.getInt("action.moves")).isEqualTo(1);
        assertThat(moved.getInt("action.dueVersion")).isEqualTo(2);
        assertThat(moved.getString("reason")).isEqualTo("It takes longer");
        assertThat(PublishedEvents.data(events.get(5)).getString("action.owner"))
                .isEqualTo(alan);
        JsonPath completed = PublishedEvents.data(events.get(6));
        assertThat(completed.getList("verifiers"))
                .isEqualTo(List.of(catalogue.verifier, catalogue.lead, catalogue.owner));
        assertThat(completed.getString("action.evidence.text")).isEqualTo("Refused in the game day");
        assertThat(completed.getString("action.completedBy")).isEqualTo(alan);
        assertThat(PublishedEvents.data(events.get(7)).getString("action.completedBy"))
                .isNull();
        JsonPath verified = PublishedEvents.data(events.get(9));
        assertThat(verified.getString("actor")).isEqualTo(catalogue.verifier);
        assertThat(verified.getString("reason")).isEqualTo("Seen it");
        assertThat(verified.getString("action.verifiedBy")).isEqualTo(catalogue.verifier);
        assertThat(PublishedEvents.data(events.get(11)).getString("action.riskAcceptedUntil"))
                .isEqualTo(ActionUnderTest.NEXT_YEAR.toString());
    }

    private static void assertFirstSnapshot(ActionUnderTest action, Map<String, Object> snapshot) {
        assertThat(snapshot)
                .containsEntry("reference", action.ref)
                .containsEntry("title", "Check it")
                .containsEntry("description", "In more words")
                .containsEntry("link", "https://example.org/1")
                .containsEntry("type", "PREVENT")
                .containsEntry("priority", "P3")
                .containsEntry("status", "OPEN")
                .containsEntry("owner", action.owner)
                .containsEntry("service", catalogue.service)
                .containsEntry("incident", catalogue.incident)
                .containsEntry("item", null)
                .containsEntry("dueOn", ActionUnderTest.NEXT_YEAR.toString())
                .containsEntry("dueVersion", 1)
                .containsEntry("overdue", false)
                .containsEntry("moves", 0)
                .containsEntry("evidence", null)
                .containsEntry("completedBy", null)
                .containsEntry("verifiedBy", null);
    }

    @Test
    @Tag("slow")
    void whatTheClockSaysIsAnnouncedToo() {
        ActionUnderTest action = ActionUnderTest.opened(catalogue, Map.of("dueOn", "2026-01-15"));
        soon(() -> assertThat(action.changes()).hasSize(4));

        List<ConsumerRecord<String, byte[]>> events = events(action);

        assertThat(events)
                .extracting(PublishedEvents::type)
                .containsExactly("action.opened.v1", "action.overdue.v1", "action.escalated.v1", "action.escalated.v1");
        assertHistoryIsTheEvents(action, events);
        assertThat(PublishedEvents.data(events.get(1)).getBoolean("action.overdue"))
                .isTrue();
        assertThat(PublishedEvents.data(events.get(1)).getString("actor")).isEqualTo("system");
        assertThat(PublishedEvents.data(events.get(2)).getString("because")).isEqualTo("OVERDUE");
        assertThat(PublishedEvents.data(events.get(2)).getString("step")).isEqualTo("SERVICE_OWNER");
        assertThat(PublishedEvents.data(events.get(2)).getList("to")).isEqualTo(List.of(catalogue.owner));
        assertThat(PublishedEvents.data(events.get(3)).getString("step")).isEqualTo("LEADERSHIP");
    }

    private List<ConsumerRecord<String, byte[]>> events(ActionUnderTest action) {
        return PublishedEvents.of(
                Topic.ACTION, action.id, PublishedEvents.lastSequence(database, "action", "id", action.id));
    }

    private static void assertHistoryIsTheEvents(ActionUnderTest action, List<ConsumerRecord<String, byte[]>> events) {
        JsonPath history = action.history().jsonPath();
        assertThat(history.getList("items.number", Integer.class))
                .isEqualTo(IntStream.rangeClosed(1, events.size()).boxed().toList());
        List<String> told = new ArrayList<>();
        List<String> kept = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            JsonPath data = PublishedEvents.data(events.get(i));
            String entry = "items[" + i + "].";
            told.add(String.join(
                    "|",
                    PublishedEvents.type(events.get(i)),
                    data.getString("actor"),
                    data.getString("reason"),
                    data.getString("action.status"),
                    data.getString("action.owner"),
                    data.getString("action.dueOn"),
                    TestEvents.header(events.get(i), "ce_time")));
            kept.add(String.join(
                    "|",
                    "action."
                            + history.getString(entry + "change")
                                    .toLowerCase(java.util.Locale.ROOT)
                                    .replace('_', '-') + ".v1",
                    history.getString(entry + "actor"),
                    history.getString(entry + "reason"),
                    history.getString(entry + "status"),
                    history.getString(entry + "owner"),
                    history.getString(entry + "dueOn"),
                    history.getString(entry + "at")));
        }
        assertThat(kept).isEqualTo(told);
    }

    @Test
    void historyComesInParts() {
        ActionUnderTest action =
                ActionUnderTest.opened(catalogue).moved("start").moved("block");

        Response first = json(action.owner).queryParam("limit", 2).get(action.path("/history"));
        assertThat(first.<List<String>>path("items.change")).containsExactly("OPENED", "STARTED");
        json(action.owner)
                .queryParam("limit", 2)
                .queryParam("after", first.<String>path("next"))
                .get(action.path("/history"))
                .then()
                .body("items.change", equalTo(List.of("BLOCKED")))
                .body("next", equalTo(null));
        Problems.assertBadFields(
                json(action.owner)
                        .queryParam("limit", 0)
                        .queryParam("after", "!")
                        .get(action.path("/history")),
                "?limit",
                "?after");
    }

    @RepeatedTest(3)
    void ofSeveralWhoCompleteItAtOnceOneDoes() {
        ActionUnderTest action = ActionUnderTest.opened(catalogue);

        List<Response> answers = AtOnce.call(PEOPLE, i -> action.move("complete"));

        assertOneWasTaken(answers);
        assertThat(action.changes()).containsExactly("OPENED", "COMPLETED");
        assertThat(events(action)).hasSize(2);
    }

    @RepeatedTest(3)
    void ofTwoWhoVerifyItAndFailItsVerificationOneDoes() {
        ActionUnderTest action = ActionUnderTest.in("DONE", catalogue);

        List<Response> answers = AtOnce.call(PEOPLE, i -> action.move(i % 2 == 0 ? "verify" : "fail-verification"));

        assertOneWasTaken(answers);
        assertThat(action.changes()).hasSize(3);
    }

    private static void assertOneWasTaken(List<Response> answers) {
        assertThat(answers.stream().filter(answer -> answer.statusCode() == 200))
                .hasSize(1);
        answers.stream()
                .filter(answer -> answer.statusCode() != 200)
                .forEach(answer -> assertProblem(answer, 409, "illegal-move"));
    }

    @Test
    void ofSeveralWhoSawTheSameVersionOneChangesIt() {
        ActionUnderTest action = ActionUnderTest.opened(catalogue);

        List<Response> answers = AtOnce.call(
                PEOPLE,
                i -> json(action.owner)
                        .header("If-Match", "\"1\"")
                        .body(Map.of("title", "Title " + i))
                        .patch(action.path("")));

        assertThat(answers)
                .extracting(Response::statusCode)
                .containsOnlyOnce(200)
                .containsOnly(200, 412);
        assertThat(action.changes()).containsExactly("OPENED", "DETAILS_CHANGED");
    }

    @Test
    @Tag("slow")
    void overdueAndPeopleWhoComeAtTheSameTimeFollowEachOther() {
        ActionUnderTest action = ActionUnderTest.opened(catalogue, Map.of("dueOn", "2026-01-15"));
        for (int i = 0; i < 20; i++) {
            json(action.owner)
                    .body(Map.of("title", "Title " + i))
                    .patch(action.path(""))
                    .then()
                    .statusCode(200);
        }

        soon(() -> assertThat(action.changes()).contains("OVERDUE"));

        soon(() -> assertThat(action.changes()).hasSize(24));
        assertThat(action.changes().stream().filter("OVERDUE"::equals)).hasSize(1);
        assertHistoryIsTheEvents(action, events(action));
        action.get().then().body("version", equalTo(21));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE action_history SET reason = 'Another'",
                "DELETE FROM action_history",
                "TRUNCATE action_history",
                "DELETE FROM action",
                "ALTER TABLE action_history DROP COLUMN reason"
            })
    void serviceItselfCannotRewriteWhatHappened(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute(sql))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42501"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "verified_by = completed_by",
                "verified_by = owner",
                "completed_by = NULL",
                "evidence_text = NULL",
                "verified_at = NULL",
                "risk_accepted_until = current_date",
                "blocked_reason = 'B'",
                "overdue_since = now()",
                "alarm_at = now()",
                "status = 'DONE'",
                "due_version = 0",
                "type = 'HOPE'"
            })
    void databaseRefusesWhatMustNeverBeTrue(String change) throws SQLException {
        ActionUnderTest action = ActionUnderTest.in("VERIFIED", catalogue);

        assertThatThrownBy(() -> value(
                        database,
                        "UPDATE action SET " + change + " WHERE id = ? RETURNING id",
                        UUID.fromString(action.id)))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("23514"));
    }

    @Test
    void databaseKeepsOneOverdueForEachDueDate() {
        ActionUnderTest action = ActionUnderTest.opened(catalogue);
        String insert =
                "INSERT INTO action_history SELECT action_id, sequence + %d, 'OVERDUE', at, actor, reason, status,"
                        + " owner, due_on, due_version, details FROM action_history WHERE action_id = ? AND sequence = 1"
                        + " RETURNING action_id";

        assertThatThrownBy(() -> {
                    value(database, insert.formatted(1), UUID.fromString(action.id));
                    value(database, insert.formatted(2), UUID.fromString(action.id));
                })
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("23505"));
    }
}
