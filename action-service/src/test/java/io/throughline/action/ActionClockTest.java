package io.throughline.action;

import static io.throughline.action.ServiceUnderTest.json;
import static io.throughline.action.ServiceUnderTest.newPerson;
import static io.throughline.action.ServiceUnderTest.soon;
import static io.throughline.action.ServiceUnderTest.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.throughline.action.action.ActionClockService;
import io.throughline.events.CloudEventHeaders;
import io.throughline.events.TeamCalendar;
import io.throughline.events.Topic;
import io.throughline.kit.testing.AtOnce;
import io.throughline.kit.testing.PublishedEvents;
import io.throughline.kit.testing.TestDatabase;
import io.throughline.kit.testing.TestEvents;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The clock of an action says by itself what there is to say, once. Time is PostgreSQL's, and is replaced here; the other
 * tests' actions travel with it, so that each test looks at its own.
 */
@QuarkusTest
@Tag("slow")
class ActionClockTest {
    private static final int MANY = 320;
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    /** A Friday, years away, with nothing but working days in the two weeks after it. */
    private static final LocalDate FRIDAY = LocalDate.of(2031, 9, 5);

    TestDatabase database;

    @Inject
    ActionClockService clocks;

    @AfterEach
    void backToNow() throws SQLException {
        travel("now()");
    }

    /** At that local time in Berlin it stands still. */
    private void travelTo(LocalDate day, int hour) throws SQLException {
        travel("timestamptz '" + day.atTime(hour, 0).atZone(BERLIN).toInstant() + "'");
    }

    private void travel(String now) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "CREATE OR REPLACE FUNCTION throughline_now() RETURNS timestamptz LANGUAGE sql STABLE AS $$SELECT "
                            + now + "$$");
        }
    }

    private ActionUnderTest dueOn(LocalDate day) {
        return ActionUnderTest.opened(Catalogue.announced(database), Map.of("dueOn", day.toString()));
    }

    private static void assertSaid(ActionUnderTest action, String... changes) {
        soon(() -> assertThat(action.changes()).containsExactly(changes));
    }

    /** Every sweep that the action could have fallen due in has come and gone. */
    private void assertNothingMore(ActionUnderTest action, String... changes) {
        Boolean rings = true;
        while (rings) {
            rings = QuarkusTransaction.requiringNew().call(() -> clocks.doBatch(200)) > 0;
        }
        assertThat(action.changes()).containsExactly(changes);
    }

    @Test
    void fromTheFirstReminderToLeadershipEachStepIsSaidOnItsDay() throws Exception {
        ActionUnderTest action = dueOn(FRIDAY);

        travelTo(FRIDAY.minusDays(8), 23);
        assertNothingMore(action, "OPENED");
        travelTo(FRIDAY.minusDays(7), 0);
        assertSaid(action, "OPENED", "DUE_SOON");
        travelTo(FRIDAY.minusDays(2), 23);
        assertNothingMore(action, "OPENED", "DUE_SOON");
        travelTo(FRIDAY.minusDays(1), 0);
        assertSaid(action, "OPENED", "DUE_SOON", "DUE_SOON");
        travelTo(FRIDAY, 23);
        assertNothingMore(action, "OPENED", "DUE_SOON", "DUE_SOON");
        action.get().then().body("overdue", equalTo(false));
        travelTo(FRIDAY.plusDays(1), 0);
        assertSaid(action, "OPENED", "DUE_SOON", "DUE_SOON", "OVERDUE");
        action.get()
                .then()
                .body("overdue", equalTo(true))
                .body("overdueSince", equalTo(action.get().path("dueAt")))
                .body("version", equalTo(1));
        travelTo(FRIDAY.plusDays(5), 23);
        assertNothingMore(action, "OPENED", "DUE_SOON", "DUE_SOON", "OVERDUE");
        travelTo(FRIDAY.plusDays(6), 0);
        assertSaid(action, "OPENED", "DUE_SOON", "DUE_SOON", "OVERDUE", "ESCALATED");
        travelTo(FRIDAY.plusDays(11), 23);
        assertNothingMore(action, "OPENED", "DUE_SOON", "DUE_SOON", "OVERDUE", "ESCALATED");
        travelTo(FRIDAY.plusDays(12), 0);
        assertSaid(action, "OPENED", "DUE_SOON", "DUE_SOON", "OVERDUE", "ESCALATED", "ESCALATED");
        travelTo(FRIDAY.plusYears(5), 0);
        assertNothingMore(action, "OPENED", "DUE_SOON", "DUE_SOON", "OVERDUE", "ESCALATED", "ESCALATED");

        assertThat(action.history().<List<String>>path("items.details.daysLeft"))
                .containsExactly(null, "7", "1", null, null, null);
        assertThat(action.history().<List<String>>path("items.details.step"))
                .containsExactly(null, null, null, null, "SERVICE_OWNER", "LEADERSHIP");
        assertThat(action.history().<List<String>>path("items.details.to"))
                .containsExactly(null, null, null, null, action.catalogue.owner, "");
        assertThat(action.history().<List<String>>path("items.actor"))
                .containsExactly(action.catalogue.lead, "system", "system", "system", "system", "system");
    }

    @Test
    void ownHolidaysOfTheTeamAreNoWorkingDays() throws Exception {
        Catalogue catalogue = Catalogue.announced(database);
        TeamCalendar free = new TeamCalendar(
                "Europe/Berlin", "DE", List.of(FRIDAY.plusDays(3), FRIDAY.plusDays(4), FRIDAY.plusDays(5)));
        TestEvents.publish(catalogue.record(free), catalogue.service, 2);
        soon(() -> assertThat(value(
                        database, "SELECT calendar ->> 'holidays' FROM service WHERE slug = ?", catalogue.service))
                .isNotEqualTo("[]"));
        ActionUnderTest action = ActionUnderTest.opened(catalogue, Map.of("dueOn", FRIDAY.toString()));

        travelTo(FRIDAY.plusDays(10), 23);
        assertSaid(action, "OPENED", "OVERDUE");
        travelTo(FRIDAY.plusDays(11), 0);
        assertSaid(action, "OPENED", "OVERDUE", "ESCALATED");
    }

    @Test
    void afterALongSilenceItIsOverdueOnceAndNobodyIsReminded() throws Exception {
        ActionUnderTest action = dueOn(FRIDAY);

        travelTo(FRIDAY.plusYears(1), 0);

        assertSaid(action, "OPENED", "OVERDUE", "ESCALATED", "ESCALATED");
    }

    @Test
    void whenTheClockIsSetBackNothingIsSaidTwice() throws Exception {
        ActionUnderTest action = dueOn(FRIDAY);
        travelTo(FRIDAY.plusDays(1), 0);
        assertSaid(action, "OPENED", "OVERDUE");

        travelTo(FRIDAY.minusDays(30), 0);
        assertNothingMore(action, "OPENED", "OVERDUE");
        travelTo(FRIDAY.minusDays(1), 12);
        assertNothingMore(action, "OPENED", "OVERDUE");
        travelTo(FRIDAY.plusDays(2), 0);
        assertNothingMore(action, "OPENED", "OVERDUE");

        action.get().then().body("overdue", equalTo(true));
    }

    @Test
    void aMovedDateIsAwaitedAnew() throws Exception {
        ActionUnderTest action = dueOn(FRIDAY);
        travelTo(FRIDAY.plusDays(1), 0);
        assertSaid(action, "OPENED", "OVERDUE");

        action.moveDueDate(FRIDAY.plusDays(21)).then().statusCode(200).body("overdue", equalTo(false));
        assertNothingMore(action, "OPENED", "OVERDUE", "DUE_DATE_MOVED");
        travelTo(FRIDAY.plusDays(14), 12);
        assertSaid(action, "OPENED", "OVERDUE", "DUE_DATE_MOVED", "DUE_SOON");
        travelTo(FRIDAY.plusDays(22), 0);
        assertSaid(action, "OPENED", "OVERDUE", "DUE_DATE_MOVED", "DUE_SOON", "OVERDUE");
        action.moveDueDate(FRIDAY).then().statusCode(200).body("dueVersion", equalTo(3));
        soon(() -> assertThat(action.changes())
                .startsWith("OPENED", "OVERDUE", "DUE_DATE_MOVED", "DUE_SOON", "OVERDUE", "DUE_DATE_MOVED", "OVERDUE"));
    }

    @Test
    void aReminderThatPostgresqlsTimeHasPassedIsNotSaidOfANewDate() throws Exception {
        travelTo(FRIDAY.minusDays(3), 12);
        ActionUnderTest opened = dueOn(FRIDAY);
        ActionUnderTest moved = ActionUnderTest.opened(
                opened.catalogue, Map.of("dueOn", FRIDAY.plusYears(1).toString()));
        moved.moveDueDate(FRIDAY).then().statusCode(200);
        ActionUnderTest reopened = ActionUnderTest.opened(
                        opened.catalogue, Map.of("dueOn", FRIDAY.plusYears(1).toString()))
                .bring("DROPPED");
        reopened.move("reopen", Map.of("reason", "R", "dueOn", FRIDAY.toString()))
                .then()
                .statusCode(200);

        assertNothingMore(opened, "OPENED");
        assertNothingMore(moved, "OPENED", "DUE_DATE_MOVED");
        assertNothingMore(reopened, "OPENED", "DROPPED", "REOPENED");
        travelTo(FRIDAY.minusDays(1), 12);
        assertSaid(opened, "OPENED", "DUE_SOON");
        assertSaid(moved, "OPENED", "DUE_DATE_MOVED", "DUE_SOON");
        assertSaid(reopened, "OPENED", "DROPPED", "REOPENED", "DUE_SOON");
    }

    @Test
    void afterAFailedVerificationItIsOverdueAgainButThatIsNotSaidAgain() throws Exception {
        ActionUnderTest action = dueOn(FRIDAY);
        travelTo(FRIDAY.plusDays(1), 0);
        assertSaid(action, "OPENED", "OVERDUE");

        travel("now()"); // done just now by the service's own clock: years before, by the other
        action.moved("complete").get().then().body("overdue", equalTo(false)).body("overdueSince", nullValue());
        action.moved("fail-verification").get().then().body("overdue", equalTo(true));

        assertNothingMore(action, "OPENED", "OVERDUE", "COMPLETED", "VERIFICATION_FAILED");
        travelTo(FRIDAY.plusDays(6), 0);
        assertSaid(action, "OPENED", "OVERDUE", "COMPLETED", "VERIFICATION_FAILED", "ESCALATED");
    }

    @Test
    void whatFellDueWhileItWasDoneIsOverdueOnceItsVerificationFails() throws Exception {
        ActionUnderTest action = dueOn(FRIDAY);
        travelTo(FRIDAY.minusDays(7), 12);
        assertSaid(action, "OPENED", "DUE_SOON");
        travel("now()"); // as above
        action.moved("complete");
        action.moved("fail-verification");
        travelTo(FRIDAY.plusDays(1), 0);

        assertSaid(action, "OPENED", "DUE_SOON", "COMPLETED", "VERIFICATION_FAILED", "OVERDUE");
    }

    @Test
    void whatNobodyVerifiesIsRemindedAndEscalated() throws Exception {
        ActionUnderTest action = dueOn(FRIDAY).moved("complete");
        Instant completed = Instant.parse(action.get().path("completedAt"));
        String at = "timestamptz '" + completed + "' + interval '%s'";

        travel(at.formatted("6 days 23 hours"));
        assertNothingMore(action, "OPENED", "COMPLETED");
        travel(at.formatted("7 days"));
        assertSaid(action, "OPENED", "COMPLETED", "VERIFICATION_DUE");
        travel(at.formatted("9 days"));
        assertNothingMore(action, "OPENED", "COMPLETED", "VERIFICATION_DUE");
        travel(at.formatted("60 days"));
        assertSaid(action, "OPENED", "COMPLETED", "VERIFICATION_DUE", "ESCALATED", "ESCALATED");

        assertThat(action.history().<String>path("items[2].details.to"))
                .isEqualTo(String.join(", ", action.catalogue.verifier, action.catalogue.lead, action.catalogue.owner));
        assertThat(action.history().<List<String>>path("items.details.because"))
                .containsExactly(null, null, null, "UNVERIFIED", "UNVERIFIED");
        travelTo(FRIDAY.plusYears(1), 0);
        assertNothingMore(action, "OPENED", "COMPLETED", "VERIFICATION_DUE", "ESCALATED", "ESCALATED");
        action.get().then().body("overdue", equalTo(false));
    }

    @Test
    void whatIsVerifiedOrDroppedIsLeftAlone() throws Exception {
        Catalogue catalogue = Catalogue.announced(database);
        ActionUnderTest verified = ActionUnderTest.in("VERIFIED", catalogue);
        ActionUnderTest dropped = ActionUnderTest.in("DROPPED", catalogue);

        travelTo(FRIDAY.plusYears(1), 0);

        assertNothingMore(verified, "OPENED", "COMPLETED", "VERIFIED");
        assertNothingMore(dropped, "OPENED", "DROPPED");
    }

    @Test
    void itIsOverdueAlsoAfterItsIncidentIsClosed() throws Exception {
        for (String status : List.of("CLOSED", "CANCELLED")) {
            ActionUnderTest action = dueOn(FRIDAY);
            action.catalogue.becomes(database, "SEV2", status, List.of());

            travelTo(FRIDAY.plusDays(1), 0);

            assertSaid(action, "OPENED", "OVERDUE");
            travel("now()");
        }
    }

    @Test
    void manyThatFallDueAtOnceAreEachOverdueOnceHoweverManySweep() throws Exception {
        Catalogue catalogue = Catalogue.announced(database);
        String owner = newPerson("grace");
        List<UUID> ids = new ArrayList<>();
        try (Connection connection = database.connect();
                PreparedStatement insert = connection.prepareStatement("""
                        INSERT INTO action (id, title, type, priority, status, owner, service, incident, due_on, due_at,
                                due_version, move_count, last_sequence, version, time_zone, opened_by, opened_at, due_step,
                                alarm_at)
                        VALUES (?, 'Check it', 'PREVENT', 'P3', 'OPEN', ?, ?, ?, current_date, now() + interval '1 second', 1, 0,
                                1, 1, 'Europe/Berlin', ?, now(), 'DUE_TOMORROW', now() + interval '1 second')""")) {
            for (int i = 0; i < MANY; i++) {
                UUID id = UUID.randomUUID();
                ids.add(id);
                insert.setObject(1, id);
                insert.setString(2, owner);
                insert.setString(3, catalogue.service);
                insert.setString(4, catalogue.incident);
                insert.setString(5, catalogue.lead);
                insert.addBatch();
            }
            insert.executeBatch();
        }
        travel("now() + interval '2 seconds'");

        AtOnce.call(6, sweeper -> {
            int found;
            do {
                found = QuarkusTransaction.requiringNew().call(() -> clocks.doBatch(50));
            } while (found > 0);
            return 0;
        });

        Set<String> own = ids.stream().map(UUID::toString).collect(Collectors.toSet());
        soon(() -> assertThat(value(
                        database, "SELECT count(*) FROM action WHERE owner = ? AND overdue_since IS NOT NULL", owner))
                .isEqualTo(String.valueOf(MANY)));
        assertThat(value(
                        database,
                        "SELECT count(*) || ' of ' || count(DISTINCT action_id) FROM action_history h"
                                + " WHERE change = 'OVERDUE' AND owner = ?",
                        owner))
                .isEqualTo(MANY + " of " + MANY);
        soon(() -> assertThat(TestEvents.all(Topic.ACTION.topicName()).stream()
                        .filter(event -> own.contains(event.key()))
                        .map(event -> event.key()
                                + PublishedEvents.type(event)
                                + TestEvents.header(event, CloudEventHeaders.SEQUENCE)))
                .containsExactlyInAnyOrderElementsOf(
                        ids.stream().map(id -> id + "action.overdue.v12").toList()));
        json(owner)
                .queryParam("owner", owner)
                .queryParam("overdue", true)
                .queryParam("limit", 200)
                .get("/api/v1/actions")
                .then()
                .body("items.size()", equalTo(200));
    }
}
