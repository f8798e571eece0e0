package io.throughline.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.throughline.events.EventType;
import io.throughline.events.Topic;
import io.throughline.kit.testing.PublishedEvents;
import io.throughline.kit.testing.RealParts;
import io.throughline.kit.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Every move of the lifecycle has exactly one type of event, and that is the one of the list. */
@QuarkusTest
@QuarkusTestResource(value = RealParts.class, initArgs = @ResourceArg(name = "database", value = "incident"))
class MoveEventsTest {
    TestDatabase database;

    @ParameterizedTest(name = "{0} -> {1} is {3}")
    @CsvFileSource(resources = "/moves.csv", numLinesToSkip = 1)
    void moveIsAnnouncedAsItsType(String from, String to, String call, String type) {
        if (call.equals("merge-into")) {
            assertThat(EventType.named(type)).as("merging comes with its event").isEmpty();
            return;
        }
        Incidents incident = in(from, call);
        assertThat(incident.status()).isEqualTo(from);

        move(incident, call);

        incident.get().then().statusCode(200);
        assertThat(incident.status()).isEqualTo(to);
        assertThat(movesOf(incident)).as("moves to %s", to).endsWith(type + " " + to);
    }

    /** The events after which the status is another than before, each with that status. */
    private List<String> movesOf(Incidents incident) {
        String id = incident.id();
        long last = PublishedEvents.lastSequence(database, "incident", "id", id);
        List<ConsumerRecord<String, byte[]>> events = PublishedEvents.of(Topic.INCIDENT, id, last);
        List<String> moves = new ArrayList<>();
        String before = "";
        for (ConsumerRecord<String, byte[]> event : events) {
            String status = PublishedEvents.data(event).getString("incident.status");
            if (!status.equals(before)) {
                moves.add(PublishedEvents.type(event) + " " + status);
            }
            before = status;
        }
        return moves;
    }

    private static Incidents in(String status, String call) {
        return switch (status) {
            case "DECLARED" -> Incidents.declared("SEV3");
            case "INVESTIGATING" -> Incidents.led("SEV3");
            case "MITIGATED" -> moved(Incidents.led("SEV3"), "mitigate", Map.of());
            case "RESOLVED" -> call.equals("alert") ? resolvedWithoutLead() : Incidents.resolved("SEV3");
            case "PREVENTING" -> Incidents.reviewed("SEV3");
            case "CLOSED" -> moved(Incidents.resolved("SEV3"), "close", Map.of());
            case "CANCELLED" -> moved(Incidents.led("SEV3"), "cancel", Map.of("reason", "A test"));
            default -> throw new IllegalArgumentException(status);
        };
    }

    private static Incidents resolvedWithoutLead() {
        Incidents incident = Incidents.ofAlert();
        incident.asOwner()
                .body(Map.of("statement", "Card payments fail"))
                .put(incident.path("/impact"))
                .then()
                .statusCode(200);
        incident.asOwner().post(incident.path("/resolve")).then().statusCode(200);
        return incident;
    }

    private static void move(Incidents incident, String call) {
        switch (call) {
            case "alert" -> incident.alertFiresAgain();
            case "review/publish" -> {
                incident.putReview(Incidents.review(incident.owner)).then().statusCode(200);
                moved(incident, call, Map.of());
            }
            case "close" -> {
                if (incident.status().equals("PREVENTING")) {
                    incident.actionIsVerified(); // ends it
                } else {
                    moved(incident, call, Map.of());
                }
            }
            case "cancel", "reopen" -> moved(incident, call, Map.of("reason", "It is so"));
            case "acknowledge" -> incident.asLead("responder").post(incident.path("/acknowledge"));
            default -> moved(incident, call, Map.of());
        }
    }

    private static Incidents moved(Incidents incident, String call, Map<String, Object> body) {
        Response answer = incident.asOwner().body(body).post(incident.path("/" + call));
        answer.then().statusCode(200);
        return incident;
    }
}
