package io.throughline.notification;

import static io.throughline.notification.ServiceUnderTest.as;
import static io.throughline.notification.ServiceUnderTest.change;
import static io.throughline.notification.ServiceUnderTest.inboxOf;
import static io.throughline.notification.ServiceUnderTest.newPerson;
import static io.throughline.notification.ServiceUnderTest.soon;
import static io.throughline.notification.ServiceUnderTest.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.throughline.events.CloudEventHeaders;
import io.throughline.events.NotificationAccepted;
import io.throughline.events.PersonChanged;
import io.throughline.events.Topic;
import io.throughline.kit.EventJson;
import io.throughline.kit.Ids;
import io.throughline.kit.testing.TestDatabase;
import io.throughline.kit.testing.TestEvents;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** From a declared incident on Kafka to somebody's inbox. */
@QuarkusTest
class TellingPeopleTest {
    TestDatabase database;

    @Test
    void whomTheRouteNamesFindsTheIncidentInTheInbox() {
        String grace = newPerson("grace");
        IncidentFacts incident = IncidentFacts.publicOne(grace);

        TestEvents.publish(incident.declared(), incident.id(), 1);

        soon(() -> assertThat(inboxOf(grace)).containsExactly(incident.reference()));
        as(grace)
                .get("/api/v1/inbox")
                .then()
                .body("items[0].title", equalTo("HighLatency on checkout"))
                .body("items[0].service", equalTo("checkout"))
                .body("items[0].severity", equalTo("SEV1"))
                .body("items[0].event", equalTo("incident.declared.v1"))
                .body("items[0].recipient", equalTo(grace))
                .body("items[0].channel", equalTo("INBOX"))
                .body("items[0].state", equalTo("ACCEPTED"))
                .body("items[0].readAt", nullValue());
    }

    @Test
    void thatItWasAcceptedIsAnnouncedInTheSameTrace() {
        String grace = newPerson("grace");
        IncidentFacts incident = IncidentFacts.publicOne(grace);
        String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        UUID event = Ids.next();
        ProducerRecord<String, byte[]> declared = TestEvents.record(incident.declared(), incident.id(), 1, event);
        declared.headers().add(CloudEventHeaders.TRACE_PARENT, bytes("00-" + trace + "-00f067aa0ba902b7-01"));

        TestEvents.send(declared);

        soon(() -> assertThat(announcementsTo(grace)).hasSize(1));
        ConsumerRecord<String, byte[]> announcement = announcementsTo(grace).get(0);
        assertThat(announcement.key())
                .isEqualTo(as(grace).get("/api/v1/inbox").jsonPath().getString("items[0].id"));
        assertThat(TestEvents.header(announcement, CloudEventHeaders.TYPE)).isEqualTo("notification.accepted.v1");
        assertThat(TestEvents.header(announcement, CloudEventHeaders.SOURCE)).isEqualTo("/notification-service");
        assertThat(TestEvents.header(announcement, CloudEventHeaders.SEQUENCE)).isEqualTo("1");
        assertThat(TestEvents.header(announcement, CloudEventHeaders.TRACE_PARENT))
                .contains(trace);
        NotificationAccepted accepted = accepted(announcement);
        assertThat(accepted.about()).isEqualTo(incident.reference());
        assertThat(accepted.incident()).isEqualTo(incident.reference());
        assertThat(accepted.event()).isEqualTo("incident.declared.v1");
        assertThat(accepted.eventId()).isEqualTo(event.toString());
    }

    @Test
    void aSecondDeliveryChangesNothing() {
        String grace = newPerson("grace");
        IncidentFacts incident = IncidentFacts.publicOne(grace);
        UUID event = TestEvents.publish(incident.declared(), incident.id(), 1);

        TestEvents.publish(incident.declared(), incident.id(), 1, event);
        TestEvents.publish(incident.later("INVESTIGATING"), incident.id(), 2);

        soon(() -> assertThat(statusOf(incident)).isEqualTo("INVESTIGATING"));
        assertThat(inboxOf(grace)).containsExactly(incident.reference());
        soon(() -> assertThat(announcementsTo(grace)).hasSize(1));
    }

    @Test
    void nobodyIsToldTwiceOfAnEventThatTheInboxHasForgotten() throws SQLException {
        String grace = newPerson("grace");
        IncidentFacts incident = IncidentFacts.publicOne(grace);
        UUID event = TestEvents.publish(incident.declared(), incident.id(), 1);
        soon(() -> assertThat(inboxOf(grace)).containsExactly(incident.reference()));

        change(database, "DELETE FROM consumer_progress WHERE aggregate_id = ?", incident.id());
        change(database, "DELETE FROM inbox WHERE event_id = ?", event);
        TestEvents.publish(incident.declared(), incident.id(), 1, event);
        TestEvents.publish(incident.later("INVESTIGATING"), incident.id(), 2);

        soon(() -> assertThat(statusOf(incident)).isEqualTo("INVESTIGATING"));
        assertThat(inboxOf(grace)).containsExactly(incident.reference());
    }

    @Test
    void whoHasLeftIsNotTold() {
        String left = newPerson("left");
        String member = newPerson("member");
        TestEvents.publish(person(left, false), left, 1);
        TestEvents.publish(new PersonChanged(member, "M", "Europe/Berlin", true, List.of("fallback")), member, 1);
        soon(() -> assertThat(value(database, "SELECT active FROM person WHERE email = ?", left))
                .isEqualTo("f"));
        soon(() -> assertThat(value(database, "SELECT active FROM person WHERE email = ?", member))
                .isEqualTo("t"));
        IncidentFacts incident = IncidentFacts.publicOne(left);

        TestEvents.publish(incident.declared(), incident.id(), 1);

        soon(() -> assertThat(inboxOf(member)).containsExactly(incident.reference()));
        assertThat(inboxOf(left)).isEmpty();

        TestEvents.publish(person(member, false), member, 2);
        soon(() -> assertThat(value(database, "SELECT active FROM person WHERE email = ?", member))
                .isEqualTo("f"));
        IncidentFacts next = IncidentFacts.publicOne(left);
        TestEvents.publish(next.declared(), next.id(), 1);

        soon(() -> assertThat(inboxOf("last.resort@example.org")).contains(next.reference()));
        assertThat(inboxOf(member)).containsExactly(incident.reference());
    }

    @Test
    void ofAPrivateIncidentOnlyItsMembersAreToldWhomeverTheRouteNames() {
        String outsider = newPerson("contact");
        String member = newPerson("member");
        IncidentFacts incident = IncidentFacts.privateOne(outsider, member);

        TestEvents.publish(incident.declared(), incident.id(), 1);

        soon(() -> assertThat(inboxOf(member)).containsExactly(incident.reference()));
        assertThat(inboxOf(outsider)).isEmpty();
    }

    @Test
    void lastResortIsToldThatThereIsAPrivateIncidentNotWhatItIs() throws SQLException {
        String left = newPerson("left");
        TestEvents.publish(person(left, false), left, 1);
        soon(() -> assertThat(value(database, "SELECT active FROM person WHERE email = ?", left))
                .isEqualTo("f"));
        IncidentFacts incident = IncidentFacts.privateOne(left, left);

        TestEvents.publish(incident.declared(), incident.id(), 1);

        soon(() -> assertThat(inboxOf("last.resort@example.org")).contains(incident.reference()));
        assertThat(value(database, "SELECT title FROM notification WHERE about = ?", incident.reference()))
                .isEqualTo("A private incident");
    }

    private String statusOf(IncidentFacts incident) throws SQLException {
        return value(database, "SELECT status FROM incident WHERE reference = ?", incident.reference());
    }

    private static PersonChanged person(String email, boolean active) {
        return new PersonChanged(email, "Somebody", "Europe/Berlin", active, List.of());
    }

    private static List<ConsumerRecord<String, byte[]>> announcementsTo(String person) {
        return TestEvents.all(Topic.NOTIFICATION.topicName()).stream()
                .filter(record -> "notification.accepted.v1".equals(TestEvents.header(record, CloudEventHeaders.TYPE)))
                .filter(record -> accepted(record).recipient().equals(person))
                .toList();
    }

    private static NotificationAccepted accepted(ConsumerRecord<String, byte[]> record) {
        try {
            return EventJson.read(record.value(), NotificationAccepted.class);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
