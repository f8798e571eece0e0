package io.throughline.action;

import static io.throughline.action.ServiceUnderTest.newPerson;
import static io.throughline.action.ServiceUnderTest.soon;
import static io.throughline.action.ServiceUnderTest.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.throughline.events.IncidentAlertsLinked;
import io.throughline.events.IncidentDeclared;
import io.throughline.events.IncidentPolicy;
import io.throughline.events.IncidentSnapshot;
import io.throughline.events.PersonChanged;
import io.throughline.events.ServiceChanged;
import io.throughline.events.ServiceRetired;
import io.throughline.kit.testing.TestDatabase;
import io.throughline.kit.testing.TestEvents;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What this service knows follows what incident-service says. */
@QuarkusTest
class ProjectionTest {
    TestDatabase database;

    @Test
    void aPersonFollowsTheNewestRecordThoughEarlierOnesAreGone() {
        String ada = newPerson("ada");

        TestEvents.publish(new PersonChanged(ada, "Ada", "Europe/London", true, List.of()), ada, 3);
        TestEvents.publish(new PersonChanged(ada, "Ada L.", "Europe/Berlin", false, List.of()), ada, 7);

        soon(() -> assertThat(value(
                        database, "SELECT concat_ws('|', name, time_zone, active) FROM person WHERE email = ?", ada))
                .isEqualTo("Ada L.|Europe/Berlin|f"));
    }

    @Test
    void aServiceFollowsItsRecord() {
        String slug = "s-" + UUID.randomUUID();

        TestEvents.publish(service(slug, "payments", "grace@example.org"), slug, 1);
        TestEvents.publish(service(slug, null, null), slug, 2);

        soon(() -> assertThat(value(
                        database,
                        "SELECT concat_ws('|', coalesce(team, 'no team'), coalesce(accountable_owner, 'nobody'),"
                                + " deputies, time_zone) FROM service WHERE slug = ?",
                        slug))
                .isEqualTo("no team|nobody|{ada@example.org}|Europe/Berlin"));
    }

    @Test
    void aServiceThatIsRetiredKeepsWhoAnswersForItAndMayComeBack() {
        String slug = "s-" + UUID.randomUUID();
        String owner = "SELECT concat_ws('|', team, accountable_owner) FROM service WHERE slug = ?";

        TestEvents.publish(
                new ServiceRetired(
                        service(slug, "payments", "grace@example.org"),
                        Instant.parse("2026-12-31T10:00:00Z"),
                        "grace@example.org"),
                slug,
                4); // the ones before are compacted away
        soon(() -> assertThat(value(database, owner, slug)).isEqualTo("payments|grace@example.org"));

        TestEvents.publish(service(slug, "ledger", "heir@example.org"), slug, 5);
        soon(() -> assertThat(value(database, owner, slug)).isEqualTo("ledger|heir@example.org"));
    }

    @Test
    void anIncidentFollowsItsEventsAndASecondDeliveryChangesNothing() {
        String id = UUID.randomUUID().toString();
        String reference = "INC-" + Math.abs(UUID.fromString(id).getLeastSignificantBits() % 1_000_000);
        IncidentDeclared declared = declared(incident(reference, "DECLARED", List.of()));
        UUID event = TestEvents.publish(declared, id, 1);

        TestEvents.publish(
                new IncidentAlertsLinked(
                        incident(reference, "INVESTIGATING", List.of("ada@example.org")), 0, List.of(), "later"),
                id,
                2);
        TestEvents.publish(declared, id, 1, event);
        TestEvents.publish(
                new IncidentAlertsLinked(
                        incident(reference, "MITIGATED", List.of("ada@example.org")), 0, List.of(), "last"),
                id,
                3);

        soon(() -> assertThat(value(
                        database,
                        "SELECT concat_ws('|', severity, status, private, members) FROM incident WHERE reference = ?",
                        reference))
                .isEqualTo("SEV2|MITIGATED|t|{ada@example.org}"));
    }

    private static ServiceChanged service(String slug, String team, String owner) {
        return new ServiceChanged(
                slug,
                "Checkout",
                1,
                team,
                "Europe/Berlin",
                owner,
                List.of("ada@example.org"),
                List.of("checkout"),
                List.of(),
                new IncidentPolicy(List.of("SEV1"), 10, null, null),
                null,
                Map.of(),
                null);
    }

    private static IncidentDeclared declared(IncidentSnapshot incident) {
        Instant now = Instant.now();
        return new IncidentDeclared(
                incident, "system", "MONITORING", null, now, now, 2, "Europe/Berlin", List.of(), List.of());
    }

    private static IncidentSnapshot incident(String reference, String status, List<String> members) {
        return new IncidentSnapshot(
                reference,
                "DiskFull on backups",
                "backups",
                List.of("backups"),
                null,
                "SEV2",
                status,
                null,
                !members.isEmpty(),
                members);
    }
}
