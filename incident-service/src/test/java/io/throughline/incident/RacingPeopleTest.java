package io.throughline.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.throughline.events.NotificationAccepted;
import io.throughline.events.Topic;
import io.throughline.kit.Ids;
import io.throughline.kit.testing.AtOnce;
import io.throughline.kit.testing.PublishedEvents;
import io.throughline.kit.testing.RealParts;
import io.throughline.kit.testing.TestDatabase;
import io.throughline.kit.testing.TestEvents;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** People who do something about the same incident at the same moment: one after the other, and nothing twice. */
@QuarkusTest
@QuarkusTestResource(value = RealParts.class, initArgs = @ResourceArg(name = "database", value = "incident"))
@Tag("slow")
class RacingPeopleTest {
    private static final int PEOPLE = 8;

    private TestDatabase database;

    @RepeatedTest(3)
    void ofSeveralWhoAcknowledgeOneLeads() {
        Incidents incident = Incidents.declared("SEV3");

        List<Response> answers = AtOnce.call(
                PEOPLE, i -> Api.as("person" + i + "@example.org", "responder").post(incident.path("/acknowledge")));

        List<Response> taken = with(200, answers);
        assertThat(taken).hasSize(1);
        assertThat(with(409, answers))
                .hasSize(PEOPLE - 1)
                .allSatisfy(refused -> refused.then().body("type", equalTo("/problems/illegal-move")));
        String lead = taken.get(0).path("lead");
        Response now = incident.get();
        assertThat(now.<String>path("lead")).isEqualTo(lead);
        assertThat(now.<List<String>>path("roles.person")).containsExactly(lead);
        assertThat(incident.timeline()).containsExactly("DECLARED", "ACKNOWLEDGED");
        assertAnnounced(incident, "incident.declared.v1", "incident.acknowledged.v1");
    }

    @RepeatedTest(3)
    void commandsNotesAndWhatOtherServicesTellDoNotWaitForEachOtherInACircle() {
        Incidents incident = Incidents.led("SEV3");

        List<Response> answers = AtOnce.call(PEOPLE, i -> switch (i % 3) {
            case 0 ->
                incident.asLead()
                        .body(Map.of("severity", "SEV" + (1 + i / 3), "reason", "Change " + i))
                        .put(incident.path("/severity"));
            case 1 -> incident.asLead().body(Map.of("text", "Note " + i)).post(incident.path("/timeline"));
            default -> {
                TestEvents.publish(
                        new NotificationAccepted(
                                incident.ref,
                                incident.ref,
                                "grace@example.org",
                                "INBOX",
                                "incident.declared.v1",
                                Ids.next().toString(),
                                Instant.now(),
                                Duration.ZERO),
                        Ids.next().toString(),
                        1);
                yield incident.get();
            }
        });

        assertThat(answers).allSatisfy(answer -> assertThat(answer.statusCode()).isBetween(200, 201));
        await().atMost(Duration.ofSeconds(60))
                .until(() ->
                        incident.timeline().stream().filter("NOTIFIED"::equals).count() == 2);
        Api.reader().get(incident.path("/timeline/verification")).then().body("valid", equalTo(true));
    }

    @RepeatedTest(3)
    void notesOfSeveralAreNumberedWithoutGaps() {
        Incidents incident = Incidents.led("SEV3");

        List<Response> answers = AtOnce.call(
                PEOPLE,
                i -> Api.as("person" + i + "@example.org", "responder")
                        .body(Map.of("text", "Note " + i))
                        .post(incident.path("/timeline")));

        assertThat(with(201, answers)).hasSize(PEOPLE);
        assertThat(answers).extracting(answer -> answer.<Integer>path("number")).doesNotHaveDuplicates();
        Response entries = incident.allEntries();
        assertThat(entries.<List<Integer>>path("items.number"))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, PEOPLE + 2).boxed().toList());
        assertThat(entries.<List<String>>path("items.text"))
                .containsAll(
                        IntStream.range(0, PEOPLE).mapToObj(i -> "Note " + i).toList());
        incident.assertTimelineIsWhole(PEOPLE + 2);
    }

    @RepeatedTest(3)
    void resolutionAndReopeningFollowEachOther() {
        Incidents incident = Incidents.led("SEV3");

        List<Response> answers = AtOnce.call(
                PEOPLE,
                i -> i % 2 == 0
                        ? incident.move("resolve", Map.of())
                        : incident.move("reopen", Map.of("reason", "Errors are back")));

        assertThat(answers).extracting(Response::statusCode).isSubsetOf(200, 409); // all may come in turn
        assertThat(with(409, answers))
                .allSatisfy(refused -> refused.then().body("type", equalTo("/problems/illegal-move")));
        List<String> moves = incident.timeline().subList(2, incident.timeline().size());
        assertThat(moves).hasSize(with(200, answers).size());
        for (int i = 0; i < moves.size(); i++) {
            assertThat(moves.get(i)).as("move %d of %s", i, moves).isEqualTo(i % 2 == 0 ? "RESOLVED" : "REOPENED");
        }
        Response now = incident.get();
        boolean isOver = moves.size() % 2 == 1;
        assertThat(now.<String>path("status")).isEqualTo(isOver ? "RESOLVED" : "INVESTIGATING");
        assertThat(now.<String>path("times.resolvedAt") != null).isEqualTo(isOver);
        assertThat(now.<Integer>path("version")).isEqualTo(3 + moves.size());
        incident.assertTimelineIsWhole(2 + moves.size());
        assertThat(events(incident)).hasSize(2 + moves.size());
    }

    @RepeatedTest(3)
    void reviewIsPublishedOnce() {
        Incidents incident = Incidents.resolved("SEV3");
        incident.putReview(Incidents.review(incident.owner)).then().statusCode(200);

        List<Response> answers = AtOnce.call(
                PEOPLE,
                i -> (i % 2 == 0 ? incident.asLead() : incident.asOwner()).post(incident.path("/review/publish")));

        assertThat(with(200, answers)).hasSize(1);
        assertThat(with(409, answers))
                .hasSize(PEOPLE - 1)
                .allSatisfy(refused -> refused.then().body("type", equalTo("/problems/condition-unmet")));
        assertThat(expectedActions(incident)).isEqualTo(1);
        List<ConsumerRecord<String, byte[]>> published = events(incident).stream()
                .filter(event -> PublishedEvents.type(event).equals("incident.review-published.v1"))
                .toList();
        assertThat(published).hasSize(1);
        assertThat(PublishedEvents.data(published.get(0)).getList("actions")).hasSize(1);
        assertThat(incident.status()).isEqualTo("PREVENTING");
    }

    @RepeatedTest(3)
    void ofSeveralWhoSawTheSameVersionOneChangesIt() {
        Incidents incident = Incidents.led("SEV3");
        String seen = incident.get().header("ETag");

        List<Response> answers = AtOnce.call(
                PEOPLE,
                i -> incident.asLead()
                        .header("If-Match", seen)
                        .body(Map.of("severity", i % 2 == 0 ? "SEV4" : "SEV2", "reason", "Reason " + i))
                        .put(incident.path("/severity")));

        assertThat(with(200, answers)).hasSize(1);
        assertThat(with(412, answers)).hasSize(PEOPLE - 1);
        assertThat(incident.timeline()).containsExactly("DECLARED", "ACKNOWLEDGED", "SEVERITY_CHANGED");
    }

    @RepeatedTest(3)
    void roleThatIsHandedOverBySeveralHasOneHolder() {
        Incidents incident = Incidents.led("SEV3");

        List<Response> answers = AtOnce.call(
                PEOPLE,
                i -> incident.asOwner()
                        .body(Map.of("person", "person" + i + "@example.org"))
                        .put(incident.path("/roles/LEAD")));

        assertThat(with(200, answers)).hasSize(PEOPLE);
        Response now = incident.get();
        assertThat(now.<List<String>>path("roles.role")).containsExactly("LEAD");
        assertThat(now.<List<String>>path("roles.person")).containsExactly(now.<String>path("lead"));
        List<Map<String, String>> handedOver = incident.allEntries().path("items.details.drop(2)");
        String holder = incident.lead;
        for (Map<String, String> one : handedOver) {
            assertThat(one).containsEntry("previous", holder);
            holder = one.get("person");
        }
        assertThat(holder).isEqualTo(now.<String>path("lead"));
        incident.assertTimelineIsWhole(2 + PEOPLE);
    }

    @Test
    void responderWhoIsAddedBySeveralIsOne() {
        Incidents incident = Incidents.led("SEV3");

        List<Response> answers = AtOnce.call(
                PEOPLE,
                i -> incident.asOwner()
                        .body(Map.of("person", "linus@example.org"))
                        .put(incident.path("/roles/RESPONDER")));

        assertThat(with(200, answers)).hasSize(PEOPLE);
        assertThat(incident.get().<List<String>>path("roles.role")).containsExactlyInAnyOrder("LEAD", "RESPONDER");
        assertThat(incident.timeline()).containsExactly("DECLARED", "ACKNOWLEDGED", "ROLE_ASSIGNED");
    }

    @RepeatedTest(3)
    void reviewIsBegunOnceHoweverManyWriteIt() {
        Incidents incident = Incidents.resolved("SEV3");

        List<Response> answers = AtOnce.call(PEOPLE, i -> {
            Map<String, Object> review = Incidents.review(incident.owner);
            review.put("impact", "As writer " + i + " saw it");
            return incident.putReview(review);
        });

        assertThat(with(200, answers)).hasSize(PEOPLE);
        assertThat(answers).extracting(answer -> answer.header("ETag")).doesNotHaveDuplicates();
        Api.reader().get(incident.path("/review")).then().body("version", equalTo(1));
    }

    @RepeatedTest(3)
    void readersWritersAndVerifiersDoNotStandInEachOthersWay() {
        Incidents incident = Incidents.led("SEV3");

        List<Response> answers = AtOnce.call(2 * PEOPLE, i -> switch (i % 4) {
            case 0 -> incident.asLead("responder").body(Map.of("text", "Note")).post(incident.path("/timeline"));
            case 1 ->
                incident.asLead()
                        .body(Map.of("text", "Update", "audience", "Support"))
                        .post(incident.path("/status-updates"));
            case 2 -> Api.reader().get(incident.path("/timeline/verification"));
            default -> Api.reader().get(incident.path("/thread"));
        });

        assertThat(answers).extracting(Response::statusCode).containsOnly(200, 201);
        IntStream.range(0, answers.size())
                .filter(i -> i % 4 == 2)
                .forEach(i -> answers.get(i).then().body("valid", equalTo(true)));
        incident.assertTimelineIsWhole(2 + PEOPLE);
    }

    @Test
    void kindIsAddedOnce() {
        List<Response> answers =
                AtOnce.call(PEOPLE, i -> Api.admin().body("{\"kind\":\"RACE\"}").post("/api/v1/taxonomies/root-cause"));

        assertThat(with(201, answers)).hasSize(1);
        assertThat(with(409, answers)).hasSize(PEOPLE - 1);
        assertThat(Api.reader().get("/api/v1/taxonomies/root-cause").<List<String>>path("items.kind"))
                .containsOnlyOnce("RACE");
    }

    private static List<Response> with(int status, List<Response> answers) {
        return answers.stream().filter(answer -> answer.statusCode() == status).toList();
    }

    private void assertAnnounced(Incidents incident, String... types) {
        assertThat(events(incident)).extracting(PublishedEvents::type).containsExactly(types);
    }

    private List<ConsumerRecord<String, byte[]>> events(Incidents incident) {
        String id = incident.id();
        return PublishedEvents.of(Topic.INCIDENT, id, PublishedEvents.lastSequence(database, "incident", "id", id));
    }

    private int expectedActions(Incidents incident) {
        try (Connection connection = database.connect();
                PreparedStatement select = connection.prepareStatement(
                        "SELECT count(*) FROM expected_action WHERE incident_id::text = ?")) {
            select.setString(1, incident.id());
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
