package io.throughline.notification;

import static io.throughline.notification.ServiceUnderTest.as;
import static io.throughline.notification.ServiceUnderTest.change;
import static io.throughline.notification.ServiceUnderTest.inboxOf;
import static io.throughline.notification.ServiceUnderTest.newPerson;
import static io.throughline.notification.ServiceUnderTest.soon;
import static io.throughline.notification.ServiceUnderTest.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.throughline.events.NotificationAcknowledged;
import io.throughline.events.Topic;
import io.throughline.kit.EventJson;
import io.throughline.kit.testing.TestDatabase;
import io.throughline.kit.testing.TestEvents;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** Saying that one knows. */
@QuarkusTest
class AcknowledgeTest {
    TestDatabase database;

    @Test
    void itsRecipientAcknowledgesItOnce() {
        String grace = newPerson("grace");
        IncidentFacts incident = IncidentFacts.publicOne(grace);
        String id = told(incident);
        as(grace).get("/api/v1/notifications/" + id).then().body("acknowledgedAt", nullValue());

        String at = acknowledge(grace, id)
                .then()
                .statusCode(200)
                .body("id", equalTo(id))
                .body("state", equalTo("ACKNOWLEDGED"))
                .body("acknowledgedAt", notNullValue())
                .extract()
                .path("acknowledgedAt");
        acknowledge(grace, id).then().statusCode(200).body("acknowledgedAt", equalTo(at));

        soon(() -> assertThat(acknowledgementsOf(grace)).hasSize(1));
        NotificationAcknowledged said = acknowledgementsOf(grace).get(0);
        assertThat(said.about()).isEqualTo(incident.reference());
        assertThat(said.incident()).isEqualTo(incident.reference());
        assertThat(said.channel()).isEqualTo("INBOX");
        assertThat(said.acknowledgedAt()).isEqualTo(at);
    }

    @Test
    void nobodyElseAcknowledgesIt() {
        String grace = newPerson("grace");
        String member = newPerson("member");
        String id = told(IncidentFacts.privateOne(grace, grace, member));

        acknowledge(member, id).then().statusCode(403).body("type", equalTo("/problems/forbidden"));
        acknowledge(newPerson("outsider"), id).then().statusCode(404);
        acknowledge(grace, UUID.randomUUID().toString()).then().statusCode(404);
        acknowledge(grace, "garbage").then().statusCode(404);
        as(grace).get("/api/v1/notifications/" + id).then().body("state", equalTo("ACCEPTED"));
    }

    @Test
    void siblingsOnOtherChannelsAreAcknowledgedWithItAndOthersAreNot() throws SQLException {
        String grace = newPerson("grace");
        String id = told(IncidentFacts.publicOne(grace));
        for (String state : List.of("QUEUED", "RETRYING", "DEAD", "SUPPRESSED")) {
            sibling(id, state);
        }
        String other = told(IncidentFacts.publicOne(grace));

        acknowledge(grace, id).then().statusCode(200);

        assertThat(value(database, """
                        SELECT string_agg(channel || ' ' || state, ', ' ORDER BY channel) FROM notification
                        WHERE recipient = ? AND channel <> 'INBOX'""", grace))
                .isEqualTo("dead ACKNOWLEDGED, queued ACKNOWLEDGED, retrying ACKNOWLEDGED, suppressed SUPPRESSED");
        soon(() -> assertThat(acknowledgementsOf(grace))
                .extracting(NotificationAcknowledged::channel)
                .containsExactlyInAnyOrder("INBOX", "dead", "queued", "retrying"));
        as(grace).get("/api/v1/notifications/" + other).then().body("state", equalTo("ACCEPTED"));
    }

    private void sibling(String id, String state) throws SQLException {
        change(database, """
                INSERT INTO notification (id, about, incident, title, service, severity, event, event_id, event_at,
                    recipient, channel, state, created_at, last_sequence,
                    next_attempt_at, dead_at, dead_reason)
                SELECT gen_random_uuid(), about, incident, title, service, severity, event, event_id, event_at,
                    recipient, lower(?), ?, created_at, 0,
                    now() + interval '1 year', now(), 'for a test'
                FROM notification WHERE id = ?::uuid""", state, state, id);
    }

    private static Response acknowledge(String caller, String id) {
        return as(caller).post("/api/v1/notifications/" + id + "/acknowledge");
    }

    private static String told(IncidentFacts incident) {
        TestEvents.publish(incident.declared(), incident.id(), 1);
        soon(() -> assertThat(inboxOf(incident.contact())).contains(incident.reference()));
        return as(incident.contact()).get("/api/v1/inbox").jsonPath().getString("items[0].id");
    }

    private static List<NotificationAcknowledged> acknowledgementsOf(String person) {
        return TestEvents.all(Topic.NOTIFICATION.topicName()).stream()
                .filter(record -> "notification.acknowledged.v1".equals(TestEvents.header(record, "ce_type")))
                .map(AcknowledgeTest::read)
                .filter(acknowledged -> acknowledged.recipient().equals(person))
                .toList();
    }

    private static NotificationAcknowledged read(ConsumerRecord<String, byte[]> record) {
        try {
            return EventJson.read(record.value(), NotificationAcknowledged.class);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
