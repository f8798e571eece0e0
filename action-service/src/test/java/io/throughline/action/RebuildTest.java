package io.throughline.action;

import static io.throughline.action.ServiceUnderTest.json;
import static io.throughline.action.ServiceUnderTest.newPerson;
import static io.throughline.action.ServiceUnderTest.soon;
import static io.throughline.action.ServiceUnderTest.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.throughline.events.CloudEventHeaders;
import io.throughline.events.DraftedAction;
import io.throughline.events.IncidentRepublished;
import io.throughline.events.IncidentReviewPublished;
import io.throughline.events.RepublishedReview;
import io.throughline.events.Topic;
import io.throughline.kit.security.Roles;
import io.throughline.kit.testing.Problems;
import io.throughline.kit.testing.PublishedEvents;
import io.throughline.kit.testing.TestDatabase;
import io.throughline.kit.testing.TestEvents;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is lost here comes again from its owner, and what others have lost comes again from here; nothing is done twice. */
@QuarkusTest
class RebuildTest {
    private static final String PATH = "/api/v1/admin/republish";
    private static final String INCIDENT = "SELECT to_jsonb(incident)::text FROM incident WHERE id = ?";

    TestDatabase database;

    @Test
    void lostIncidentIsAsBeforeAndNoActionIsOpenedTwice() throws SQLException {
        Catalogue catalogue = Catalogue.announced(database);
        IncidentReviewPublished review = catalogue.review(1, "Europe/Berlin", draft(), draft());
        long sequence = catalogue.nextIncidentSequence();
        TestEvents.publish(review, catalogue.incidentId.toString(), sequence);
        soon(() -> assertThat(actionsOf(catalogue)).hasSize(2));
        List<String> actions = actionsOf(catalogue);
        String before = value(database, INCIDENT, catalogue.incidentId);
        lose(catalogue);

        TestEvents.publish(again(review), catalogue.incidentId.toString(), sequence);

        soon(() -> assertThat(value(database, INCIDENT, catalogue.incidentId)).isEqualTo(before));
        assertThat(actionsOf(catalogue)).isEqualTo(actions);
        catalogue.becomes(database, "SEV1", "PREVENTING", List.of());
        assertThat(actionsOf(catalogue)).isEqualTo(actions);
    }

    @Test
    void reviewThatWasNeverHeardOfHasItsActionsOpened() {
        Catalogue catalogue = Catalogue.announced(database);
        DraftedAction draft = draft();
        IncidentReviewPublished missed = catalogue.review(1, "Europe/Berlin", draft);
        long unused = catalogue.nextIncidentSequence(); // nobody tells

        TestEvents.publish(again(missed), catalogue.incidentId.toString(), catalogue.nextIncidentSequence());

        soon(() -> json(catalogue.lead)
                .queryParam("incident", catalogue.incident)
                .get("/api/v1/actions")
                .then()
                .body("items.owner", equalTo(List.of(draft.owner())))
                .body("items.openedBy", equalTo(List.of(catalogue.lead)))
                .body("items.dueAt", equalTo(List.of("2027-01-15T23:00:00Z"))));
        catalogue.becomes(database, "SEV1", "PREVENTING", List.of());
    }

    @Test
    void actionIsToldAgainUnderTheNumberOfItsLastEvent() {
        ActionUnderTest action = ActionUnderTest.in("VERIFIED", Catalogue.announced(database));

        Response answer = republish("{\"ref\": \"%s\"}".formatted(action.ref));

        answer.then().statusCode(202).body("republished", equalTo(Map.of("actions", 1)));
        ConsumerRecord<String, byte[]> snapshot = PublishedEvents.snapshotOf(Topic.ACTION, action.id);
        long last = PublishedEvents.lastSequence(database, "action", "id", action.id);
        assertThat(TestEvents.header(snapshot, CloudEventHeaders.SEQUENCE)).isEqualTo(Long.toString(last));
        PublishedEvents.assertHeadersAreComplete(snapshot, "/action-service", "action.snapshot.v1", action.ref);
        assertThat(PublishedEvents.data(snapshot).getString("action.status")).isEqualTo("VERIFIED");
        assertThat(PublishedEvents.data(snapshot).getString("action.verifiedBy"))
                .isEqualTo(action.get().path("verifiedBy"));
        assertThat(PublishedEvents.data(snapshot).getString("verifiedAt")).isNotBlank();
        assertThat(PublishedEvents.data(snapshot).getString("openedAt")).isNotBlank();
        PublishedEvents.of(Topic.ACTION, action.id, last);
        action.moved("reopen");
        PublishedEvents.of(Topic.ACTION, action.id, last + 1);
    }

    @Test
    void allActionsAreToldAgainAlsoOneThatSomebodyIsChanging() throws SQLException {
        Catalogue catalogue = Catalogue.announced(database);
        List<ActionUnderTest> actions = List.of(
                ActionUnderTest.opened(catalogue),
                ActionUnderTest.opened(catalogue),
                ActionUnderTest.opened(catalogue));

        try (Connection somebody = database.connect()) {
            somebody.setAutoCommit(false);
            try (PreparedStatement lock =
                    somebody.prepareStatement("SELECT FROM action WHERE id = ?::uuid FOR UPDATE")) {
                lock.setString(1, actions.get(1).id);
                lock.execute();
            }
            Thread release = new Thread(() -> {
                ConsumerRecord<String, byte[]> unused = PublishedEvents.snapshotOf(Topic.ACTION, actions.get(2).id);
                rollBack(somebody);
            });
            release.start();
            republish("").then().statusCode(202);
        }

        actions.forEach(action -> assertThat(PublishedEvents.data(PublishedEvents.snapshotOf(Topic.ACTION, action.id))
                        .getString("action.reference"))
                .isEqualTo(action.ref));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ACT-999999999", "nonsense", "019ab0a2-6c7e-7b1a-8f00-0123456789aa"})
    void unknownActionIsNotFound(String ref) {
        Problems.assertProblem(republish("{\"ref\": \"%s\"}".formatted(ref)), 404, "not-found");
    }

    @Test
    void onlyAnAdminRepublishes() {
        Problems.assertProblem(json("ada@example.org", Roles.LEADERSHIP).post(PATH), 403, "forbidden");
        Problems.assertBadFields(republish("{\"ref\": \"\", \"kind\": \"people\"}"), "/ref", "/kind");
    }

    private static Response republish(String body) {
        return json("root@example.org", Roles.ADMIN).body(body).post(PATH);
    }

    private static IncidentRepublished again(IncidentReviewPublished review) {
        return new IncidentRepublished(
                review.incident(),
                new RepublishedReview(
                        review.actor(),
                        review.at(),
                        review.version(),
                        review.trigger(),
                        review.rootCause(),
                        review.timeZone(),
                        review.actions()),
                null);
    }

    private static DraftedAction draft() {
        return new DraftedAction(
                UUID.randomUUID().toString(),
                "Check it",
                "DETECT",
                "P2",
                newPerson("grace"),
                LocalDate.parse("2027-01-15"));
    }

    private static List<String> actionsOf(Catalogue catalogue) {
        return json(catalogue.lead)
                .queryParam("incident", catalogue.incident)
                .get("/api/v1/actions")
                .path("items.reference");
    }

    private void lose(Catalogue catalogue) throws SQLException {
        try (Connection connection = database.connect();
                PreparedStatement delete = connection.prepareStatement("DELETE FROM incident WHERE id = ?")) {
            delete.setObject(1, catalogue.incidentId);
            assertThat(delete.executeUpdate()).isEqualTo(1);
        }
    }

    private static void rollBack(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
