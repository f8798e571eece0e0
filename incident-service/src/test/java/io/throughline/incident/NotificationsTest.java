package io.throughline.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.throughline.events.NotificationAccepted;
import io.throughline.events.NotificationAcknowledged;
import io.throughline.events.NotificationDead;
import io.throughline.events.NotificationEvent;
import io.throughline.kit.Ids;
import io.throughline.kit.testing.PublishedEvents;
import io.throughline.kit.testing.RealParts;
import io.throughline.kit.testing.TestDatabase;
import io.throughline.kit.testing.TestEvents;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an incident takes from what notification-service tells: who was told, who knows, and who could not be told. */
@QuarkusTest
@QuarkusTestResource(value = RealParts.class, initArgs = @ResourceArg(name = "database", value = "incident"))
class NotificationsTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String RECIPIENT = "grace@example.org";
    private static final String DECLARED = "incident.declared.v1";

    private TestDatabase database;

    @Test
    void whatBecomesOfANotificationStandsInTheTimeline() {
        Incidents incident = Incidents.led("SEV2");
        String id = Ids.next().toString();
        Instant at = now().minusSeconds(30);

        TestEvents.publish(accepted(incident.ref, incident.ref, DECLARED, at), id, 1);
        TestEvents.publish(acknowledged(incident.ref, incident.ref, at.plusSeconds(1)), id, 2);
        tells(dead("ACT-7", incident.ref, "action.overdue.v1"));
        await().atMost(SOON).until(() -> incident.timeline().size() == 5);

        Api.reader()
                .queryParam("kind", "NOTIFIED", "NOTIFICATION_ACKNOWLEDGED", "NOTIFICATION_DEAD")
                .get(incident.path("/timeline"))
                .then()
                .body("items.kind", contains("NOTIFIED", "NOTIFICATION_ACKNOWLEDGED", "NOTIFICATION_DEAD"))
                .body("items.by", contains("system", RECIPIENT, "system"))
                .body("items[0].at", equalTo(at.toString()))
                .body("items[1].at", equalTo(at.plusSeconds(1).toString()))
                .body("items.details.recipient", contains(RECIPIENT, RECIPIENT, RECIPIENT))
                .body("items.details.channel", contains("INBOX", "INBOX", "pager"))
                .body("items.details.because", contains(DECLARED, DECLARED, "action.overdue.v1"))
                .body("items.details.about", contains(incident.ref, incident.ref, "ACT-7"))
                .body("items[2].details.reason", equalTo("410 Gone"))
                .body("items.event", contains(nullValue(), nullValue(), nullValue()));
        incident.assertTimelineIsWhole(5);
    }

    @ParameterizedTest(name = "about {0}, because of {1}: {2}")
    @CsvSource({
        "INCIDENT, incident.declared.v1, DONE",
        "ACT-7, action.assigned.v1, NOT_YET",
        "ACT-7, action.opened.v1, NOT_YET",
        "INCIDENT, incident.review-due.v1, NOT_YET"
    })
    void toldOfItIsWhoWasToldThatItWasDeclared(String about, String because, String state) {
        Incidents incident = Incidents.declared("SEV2");

        tells(accepted(about.equals("INCIDENT") ? incident.ref : about, incident.ref, because, now()));
        await().atMost(SOON).until(() -> incident.timeline().contains("NOTIFIED"));

        assertStep(incident, "PEOPLE_NOTIFIED", state);
    }

    @Test
    void whoCouldNotBeToldWasNot() {
        Incidents incident = Incidents.declared("SEV2");

        tells(dead(incident.ref, incident.ref, DECLARED));
        await().atMost(SOON).until(() -> incident.timeline().contains("NOTIFICATION_DEAD"));

        assertStep(incident, "PEOPLE_NOTIFIED", "NOT_YET");
    }

    @Test
    void whoSaysThatTheyKnowAcknowledgesItWithoutLeadingIt() {
        Incidents incident = Incidents.declared("SEV2");
        String tag = incident.get().header("ETag");
        Instant at = now();

        tells(acknowledged(incident.ref, incident.ref, at));
        await().atMost(SOON).until(() -> incident.time("acknowledgedAt") != null);
        tells(acknowledged(incident.ref, incident.ref, at.plusSeconds(5)));
        await().atMost(SOON).until(() -> incident.timeline().size() == 3);

        assertThat(incident.time("acknowledgedAt")).isEqualTo(at);
        assertThat(incident.status()).isEqualTo("DECLARED");
        assertThat(incident.get().<String>path("lead")).isNull();
        assertThat(incident.time("leadAssignedAt")).isNull();
        assertThat(incident.get().header("ETag")).isEqualTo(tag);
        assertThat(PublishedEvents.lastSequence(database, "incident", "id", incident.id()))
                .as("no type of event says this without lying")
                .isEqualTo(1);
        assertStep(incident, "ACKNOWLEDGED", "DONE");
        Api.reader()
                .get(incident.path("/thread"))
                .then()
                .body("steps.find { it.step == 'ACKNOWLEDGED' }.by", equalTo(RECIPIENT))
                .body("steps.find { it.step == 'ACKNOWLEDGED' }.at", equalTo(at.toString()));
        assertStep(incident, "LEAD_ASSIGNED", "NOT_YET");
        Api.reader()
                .queryParam("kind", "NOTIFICATION_ACKNOWLEDGED")
                .get(incident.path("/timeline"))
                .then()
                .body("items.details.acknowledgedAt", contains(at.toString(), null));
    }

    @Test
    void whoLeadsItLaterDoesNotMoveWhenItWasAcknowledged() {
        Incidents incident = Incidents.declared("SEV2");
        Instant at = now();
        tells(acknowledged(incident.ref, null, at));
        await().atMost(SOON).until(() -> incident.time("acknowledgedAt") != null);

        incident.asLead("responder").post(incident.path("/acknowledge")).then().statusCode(200);

        assertThat(incident.time("acknowledgedAt")).isEqualTo(at);
        assertThat(incident.time("leadAssignedAt")).isAfter(at);
        assertThat(incident.status()).isEqualTo("INVESTIGATING");
    }

    @Test
    void whoKnowsOfAnActionHasNotAcknowledgedTheIncident() {
        Incidents incident = Incidents.declared("SEV2");

        tells(acknowledged("ACT-7", incident.ref, now()));
        await().atMost(SOON).until(() -> incident.timeline().contains("NOTIFICATION_ACKNOWLEDGED"));

        assertThat(incident.time("acknowledgedAt")).isNull();
    }

    @Test
    void whoTidiesUpAfterItIsOverHasNotAcknowledgedIt() {
        Incidents incident = Incidents.declared("SEV3");
        incident.asOwner().post(incident.path("/resolve")).then().statusCode(200);
        Instant resolved = Instant.parse(incident.get().path("times.resolvedAt"));

        tells(acknowledged(incident.ref, incident.ref, now()));
        await().atMost(SOON).until(() -> incident.timeline().contains("NOTIFICATION_ACKNOWLEDGED"));
        assertThat(incident.time("acknowledgedAt")).isNull();

        tells(acknowledged(incident.ref, incident.ref, resolved.minusMillis(1)));
        await().atMost(SOON).until(() -> incident.time("acknowledgedAt") != null); // said before, heard of later
    }

    @Test
    void falseAlarmIsNotAcknowledgedAnyMore() {
        Incidents incident = Incidents.declared("SEV3");
        incident.asOwner()
                .body(Map.of("reason", "A test"))
                .post(incident.path("/cancel"))
                .then()
                .statusCode(200);

        tells(acknowledged(incident.ref, incident.ref, now()));
        await().atMost(SOON).until(() -> incident.timeline().contains("NOTIFICATION_ACKNOWLEDGED"));

        assertThat(incident.time("acknowledgedAt")).isNull();
    }

    @Test
    void clockOfAnotherServiceIsBelievedAsFarAsItFits() {
        Incidents early = Incidents.declared("SEV3");
        Incidents late = Incidents.declared("SEV3");

        tells(acknowledged(early.ref, early.ref, now().minusSeconds(3_600)));
        tells(acknowledged(late.ref, late.ref, now().plusSeconds(3_600)));
        await().atMost(SOON).until(() -> late.time("acknowledgedAt") != null && early.time("acknowledgedAt") != null);

        assertThat(early.time("acknowledgedAt")).isEqualTo(early.time("detectedAt"));
        assertThat(late.time("acknowledgedAt")).isBeforeOrEqualTo(Instant.now());
        late.asLead("responder").post(late.path("/acknowledge")).then().statusCode(200);
    }

    private static void assertStep(Incidents incident, String step, String state) {
        Api.reader()
                .get(incident.path("/thread"))
                .then()
                .body("steps.find { it.step == '" + step + "' }.state", equalTo(state));
    }

    private static void tells(NotificationEvent event) {
        TestEvents.publish(event, Ids.next().toString(), 1);
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    private static NotificationAccepted accepted(String about, String incident, String because, Instant at) {
        String cause = Ids.next().toString();
        return new NotificationAccepted(about, incident, RECIPIENT, "INBOX", because, cause, at, Duration.ofMillis(20));
    }

    private static NotificationAcknowledged acknowledged(String about, String incident, Instant at) {
        String cause = Ids.next().toString();
        return new NotificationAcknowledged(
                about, incident, RECIPIENT, "INBOX", DECLARED, cause, at, Duration.ofSeconds(20));
    }

    private static NotificationDead dead(String about, String incident, String because) {
        String cause = Ids.next().toString();
        return new NotificationDead(about, incident, RECIPIENT, "pager", because, cause, now(), "410 Gone");
    }
}
