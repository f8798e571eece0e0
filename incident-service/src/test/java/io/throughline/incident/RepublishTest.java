package io.throughline.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.throughline.events.ActionEvent;
import io.throughline.events.ActionOpened;
import io.throughline.events.ActionRepublished;
import io.throughline.events.ActionVerified;
import io.throughline.events.CloudEventHeaders;
import io.throughline.events.Topic;
import io.throughline.kit.Ids;
import io.throughline.kit.testing.Problems;
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
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What others have lost comes again from here, and what is lost here comes again from its owner. */
@QuarkusTest
@QuarkusTestResource(value = RealParts.class, initArgs = @ResourceArg(name = "database", value = "incident"))
class RepublishTest {
    private static final String PATH = "/api/v1/admin/republish";
    private static final Duration SOON = Duration.ofSeconds(60);

    private TestDatabase database;

    @Test
    void incidentIsToldAgainWithWhatItsReviewAsksFor() {
        Incidents incident = Incidents.reviewed("SEV2");
        String before = incident.everything();
        String item = itemOf(incident);

        Response answer = republish(Map.of("kind", "incidents", "ref", incident.ref));

        answer.then().statusCode(202).body("republished", equalTo(Map.of("incidents", 1)));
        String id = incident.get().path("id");
        ConsumerRecord<String, byte[]> snapshot = PublishedEvents.snapshotOf(Topic.INCIDENT, id);
        long last = PublishedEvents.lastSequence(database, "incident", "id", id);
        assertThat(TestEvents.header(snapshot, CloudEventHeaders.SEQUENCE)).isEqualTo(Long.toString(last));
        PublishedEvents.assertHeadersAreComplete(snapshot, "/incident-service", "incident.snapshot.v1", incident.ref);
        List<ConsumerRecord<String, byte[]>> events = PublishedEvents.of(Topic.INCIDENT, id, last);
        JsonPath published = events.stream()
                .filter(event -> PublishedEvents.type(event).equals("incident.review-published.v1"))
                .map(PublishedEvents::data)
                .findFirst()
                .orElseThrow();
        JsonPath data = PublishedEvents.data(snapshot);
        assertThat(data.<Object>get("incident"))
                .isEqualTo(PublishedEvents.data(events.get(events.size() - 1)).get("incident"));
        for (String field : List.of("actor", "version", "trigger", "rootCause", "timeZone", "actions")) {
            assertThat(data.<Object>get("review." + field)).as(field).isEqualTo(published.get(field));
        }
        assertThat(data.getString("review.actions[0].item")).isEqualTo(item);
        assertThat(incident.everything()).as("nothing happened").isEqualTo(before);
    }

    @Test
    void incidentWithoutAReviewIsToldAgainToo() {
        Incidents incident = Incidents.declared("SEV2");
        String id = incident.get().path("id");

        republish(Map.of("kind", "incidents", "ref", id)).then().statusCode(202);

        JsonPath data = PublishedEvents.data(PublishedEvents.snapshotOf(Topic.INCIDENT, id));
        assertThat(data.<Object>get("review")).isNull();
        assertThat(data.getString("incident.status")).isEqualTo("DECLARED");
    }

    @Test
    void everythingIsToldAgainAndServicesAndPeopleUnderTheirNextNumber() {
        Incidents incident = Incidents.declared("SEV3");
        String id = incident.get().path("id");
        Response service = Api.reader().get("/api/v1/services/" + incident.service);
        long ofService = PublishedEvents.lastSequence(database, "service", "slug", incident.service);
        long ofPerson = PublishedEvents.lastSequence(database, "person", "email", incident.owner);

        Response answer = republish(Map.of());

        answer.then().statusCode(202);
        Map<String, Integer> counts = answer.path("republished");
        assertThat(counts).containsOnlyKeys("services", "people", "incidents");
        assertThat(counts.values()).allMatch(count -> count > 0);
        assertThat(PublishedEvents.snapshotOf(Topic.INCIDENT, id)).isNotNull();
        assertToldAgain(Topic.SERVICE, incident.service, ofService + 1);
        assertToldAgain(Topic.PERSON, incident.owner, ofPerson + 1);
        Response after = Api.reader().get("/api/v1/services/" + incident.service);
        assertThat(after.asString()).isEqualTo(service.asString());
        assertThat(after.header("ETag")).isEqualTo(service.header("ETag"));
    }

    private void assertToldAgain(Topic topic, String key, long sequence) {
        List<ConsumerRecord<String, byte[]>> events = PublishedEvents.of(topic, key, sequence);
        assertThat(events.get(events.size() - 1).value())
                .isEqualTo(events.get(events.size() - 2).value());
    }

    @Test
    void lostActionsAreAsBeforeAndTheTimelineStaysAsItIs() throws SQLException {
        Incidents incident = Incidents.reviewed("SEV2");
        Actions.Told told = Actions.of(incident.ref, itemOf(incident), incident.owner);
        String id = Ids.next().toString();
        TestEvents.publish(new ActionOpened(told.in("OPEN"), "system", null), id, 1);
        Instant openedAt = toldAt(id);
        ActionEvent verified = new ActionVerified(told.in("VERIFIED"), "linus@example.org", null);
        TestEvents.publish(verified, id, 2);
        Instant verifiedAt = toldAt(id);
        await().atMost(SOON).until(incident::status, "CLOSED"::equals);
        String before = incident.everything();
        String thread = threadOf(incident);
        loseActionsOf(incident);
        assertThat(incident.everything()).isNotEqualTo(before);

        TestEvents.publish(new ActionRepublished(verified.action(), openedAt, verifiedAt), id, 2);

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(incident.everything()).isEqualTo(before));
        assertThat(threadOf(incident)).isEqualTo(thread);
    }

    @Test
    void whatWasMissedOfAnActionIsMadeGoodByItsSnapshot() {
        Incidents incident = Incidents.reviewed("SEV2");
        Actions.Told told = Actions.of(incident.ref, itemOf(incident), incident.owner);
        String id = Ids.next().toString();
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);

        TestEvents.publish(new ActionRepublished(told.in("VERIFIED"), now.minusSeconds(60), now), id, 9);

        await().atMost(SOON).until(incident::status, "CLOSED"::equals);
        assertThat(incident.time("lastActionVerifiedAt")).isEqualTo(now);
        assertThat(incident.get().<Integer>path("actions.verified")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"incidents,INC-999999999", "incidents,nonsense", "services,no-such-service", "people,nobody@example.org"
    })
    void unknownOneIsNotFound(String kind, String ref) {
        Problems.assertProblem(republish(Map.of("kind", kind, "ref", ref)), 404, "not-found");
    }

    @Test
    void badFieldsAreNamed() {
        Problems.assertBadFields(republish(Map.of("kind", "actions", "ref", "")), "/kind", "/ref");
        Problems.assertBadFields(republish(Map.of("ref", "INC-1")), "/kind");
    }

    @Test
    void onlyAnAdminRepublishes() {
        Problems.assertProblem(Api.as("ada@example.org", "leadership").post(PATH), 403, "forbidden");
    }

    private static Response republish(Map<String, String> what) {
        return Api.admin().body(what).post(PATH);
    }

    private static String itemOf(Incidents incident) {
        return Api.reader().get(incident.path("/review")).path("actions[0].item");
    }

    private static String threadOf(Incidents incident) {
        return Api.reader().get(incident.path("/thread")).asString();
    }

    private static Instant toldAt(String action) {
        return TestEvents.all(Topic.ACTION.topicName()).stream()
                .filter(event -> event.key().equals(action))
                .map(event -> Instant.parse(TestEvents.header(event, CloudEventHeaders.TIME)))
                .reduce((one, next) -> next)
                .orElseThrow();
    }

    private void loseActionsOf(Incidents incident) throws SQLException {
        UUID id = UUID.fromString(incident.get().path("id"));
        String of = " WHERE action_id IN (SELECT action_id FROM incident_action WHERE incident_id = ?)";
        try (Connection connection = database.connect();
                PreparedStatement history = connection.prepareStatement("DELETE FROM action_history" + of);
                PreparedStatement actions = connection.prepareStatement("DELETE FROM incident_action" + of)) {
            history.setObject(1, id);
            actions.setObject(1, id);
            assertThat(history.executeUpdate() + actions.executeUpdate()).isEqualTo(3);
        }
    }
}
