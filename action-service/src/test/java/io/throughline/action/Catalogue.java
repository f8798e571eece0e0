package io.throughline.action;

import static io.throughline.action.ServiceUnderTest.newPerson;
import static io.throughline.action.ServiceUnderTest.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.events.Cause;
import io.throughline.events.DraftedAction;
import io.throughline.events.IncidentAlertsLinked;
import io.throughline.events.IncidentDeclared;
import io.throughline.events.IncidentPolicy;
import io.throughline.events.IncidentReviewPublished;
import io.throughline.events.IncidentSnapshot;
import io.throughline.events.ServiceChanged;
import io.throughline.events.TeamCalendar;
import io.throughline.kit.testing.TestDatabase;
import io.throughline.kit.testing.TestEvents;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A service with people around it, and an incident of it, that this service has heard of: all of its own. */
final class Catalogue {
    final String service = "s-" + UUID.randomUUID();
    final String owner = newPerson("owner");
    final String deputy = newPerson("deputy");
    final String verifier = newPerson("verifier");
    final String lead = newPerson("lead");
    final UUID incidentId = UUID.randomUUID();
    final String incident = "INC-" + Math.abs(incidentId.getLeastSignificantBits() % 1_000_000_000_000L);
    private long incidentSequence;

    private Catalogue() {}

    /** Announced, and heard. */
    static Catalogue announced(TestDatabase database) {
        return announced(database, "Europe/Berlin");
    }

    /** As {@link #announced(TestDatabase)}, with the team in that zone. */
    static Catalogue announced(TestDatabase database, String timeZone) {
        Catalogue catalogue = new Catalogue();
        TestEvents.publish(catalogue.record(new TeamCalendar(timeZone, "DE", List.of())), catalogue.service, 1);
        catalogue.declare("SEV2", List.of());
        soon(() -> {
            assertThat(ServiceUnderTest.value(database, "SELECT slug FROM service WHERE slug = ?", catalogue.service))
                    .isNotNull();
            assertThat(ServiceUnderTest.value(database, "SELECT id FROM incident WHERE id = ?", catalogue.incidentId))
                    .isNotNull();
        });
        return catalogue;
    }

    ServiceChanged record(TeamCalendar calendar) {
        return new ServiceChanged(
                service,
                "Checkout",
                1,
                "payments",
                "Europe/Berlin",
                owner,
                List.of(deputy),
                List.of("checkout"),
                List.of(),
                new IncidentPolicy(List.of("SEV1"), 10, null, null),
                calendar,
                Map.of("VERIFY_FIX", verifier),
                null);
    }

    /** The incident as an event carries it; private if it has members. */
    IncidentSnapshot snapshot(String severity, String status, List<String> members) {
        return new IncidentSnapshot(
                incident,
                "Card payments fail",
                service,
                List.of(service),
                owner,
                severity,
                status,
                lead,
                !members.isEmpty(),
                members);
    }

    private void declare(String severity, List<String> members) {
        Instant now = Instant.now();
        TestEvents.publish(
                new IncidentDeclared(
                        snapshot(severity, "INVESTIGATING", members),
                        lead,
                        "MONITORING",
                        null,
                        now,
                        now,
                        1,
                        "Europe/Berlin",
                        List.of(deputy),
                        List.of()),
                incidentId.toString(),
                nextIncidentSequence());
    }

    /** The incident is as the words say now, and that is known; private if it has members. */
    void becomes(TestDatabase database, String severity, String status, List<String> members) {
        TestEvents.publish(
                new IncidentAlertsLinked(snapshot(severity, status, members), 0, List.of(), "It is so"),
                incidentId.toString(),
                nextIncidentSequence());
        soon(() -> assertThat(ServiceUnderTest.value(
                        database,
                        "SELECT concat_ws('|', severity, status, private) FROM incident WHERE id = ?",
                        incidentId))
                .isEqualTo(severity + "|" + status + "|" + (members.isEmpty() ? "f" : "t")));
    }

    /** The review of the incident, as the event says that it was published. */
    IncidentReviewPublished review(int version, String timeZone, DraftedAction... drafts) {
        return new IncidentReviewPublished(
                snapshot("SEV2", "PREVENTING", List.of()),
                lead,
                Instant.now(),
                null,
                version,
                new Cause("CONFIG_PUSH", "A timeout was set to 0"),
                new Cause("DEVELOPMENT_PROCESS", "Nothing checks a configuration"),
                timeZone,
                List.of(drafts));
    }

    /** The number of the next event of the incident. */
    long nextIncidentSequence() {
        return ++incidentSequence;
    }
}
