package io.throughline.notification;

import static io.throughline.notification.ServiceUnderTest.newPerson;
import static io.throughline.notification.ServiceUnderTest.soon;
import static io.throughline.notification.ServiceUnderTest.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.throughline.events.EscalationStep;
import io.throughline.events.IncidentPolicy;
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
        TestEvents.publish(new PersonChanged(ada, "Ada L.", "Europe/Berlin", false, List.of("ops")), ada, 7);

        soon(() -> assertThat(value(
                        database,
                        "SELECT concat_ws('|', name, time_zone, active, groups) FROM person WHERE email = ?",
                        ada))
                .isEqualTo("Ada L.|Europe/Berlin|f|{ops}"));
    }

    @Test
    void aServiceFollowsItsRecord() {
        String slug = "s-" + UUID.randomUUID();

        TestEvents.publish(service(slug, "grace@example.org"), slug, 1);
        TestEvents.publish(service(slug, null), slug, 2);

        soon(() -> assertThat(value(
                        database,
                        "SELECT concat_ws('|', name, coalesce(accountable_owner, 'nobody'), deputies, escalation_route"
                                + " #>> '{0,contacts,0}') FROM service WHERE slug = ?",
                        slug))
                .isEqualTo("Checkout|nobody|{ada@example.org}|alan@example.org"));
    }

    @Test
    void aServiceThatIsRetiredKeepsWhoAnswersForItAndMayComeBack() {
        String slug = "s-" + UUID.randomUUID();
        String owner = "SELECT accountable_owner FROM service WHERE slug = ?";

        TestEvents.publish(
                new ServiceRetired(
                        service(slug, "grace@example.org"), Instant.parse("2026-12-31T10:00:00Z"), "grace@example.org"),
                slug,
                4); // the ones before are compacted away
        soon(() -> assertThat(value(database, owner, slug)).isEqualTo("grace@example.org"));

        TestEvents.publish(service(slug, "heir@example.org"), slug, 5);
        soon(() -> assertThat(value(database, owner, slug)).isEqualTo("heir@example.org"));
    }

    private static ServiceChanged service(String slug, String owner) {
        return new ServiceChanged(
                slug,
                "Checkout",
                1,
                "payments",
                "Europe/Berlin",
                owner,
                List.of("ada@example.org"),
                List.of("checkout"),
                List.of(new EscalationStep(0, List.of("alan@example.org"))),
                new IncidentPolicy(List.of("SEV1"), 10, null, null),
                null,
                Map.of(),
                null);
    }
}
