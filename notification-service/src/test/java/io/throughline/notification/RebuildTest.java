package io.throughline.notification;

import static io.throughline.notification.ServiceUnderTest.change;
import static io.throughline.notification.ServiceUnderTest.inboxOf;
import static io.throughline.notification.ServiceUnderTest.newPerson;
import static io.throughline.notification.ServiceUnderTest.soon;
import static io.throughline.notification.ServiceUnderTest.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.throughline.events.ActionAssigned;
import io.throughline.events.ActionOpened;
import io.throughline.events.ActionRepublished;
import io.throughline.events.IncidentRepublished;
import io.throughline.kit.testing.TestDatabase;
import io.throughline.kit.testing.TestEvents;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is lost here comes again from its owner, and nobody is told twice. */
@QuarkusTest
class RebuildTest {
    private static final String INCIDENT = "SELECT to_jsonb(incident)::text FROM incident WHERE reference = ?";

    private static final String APPLIED = "SELECT applied_sequence::text FROM consumer_progress WHERE aggregate_id = ?";

    TestDatabase database;

    @Test
    void lostIncidentIsAsBeforeAndNobodyIsToldAgain() throws SQLException {
        String grace = newPerson("grace");
        IncidentFacts incident = IncidentFacts.privateOne(grace, grace);
        TestEvents.publish(incident.declared(), incident.id(), 1);
        TestEvents.publish(incident.later("MITIGATED"), incident.id(), 2);
        soon(() -> assertThat(statusOf(incident)).isEqualTo("MITIGATED"));
        String before = value(database, INCIDENT, incident.reference());
        change(database, "DELETE FROM incident WHERE reference = ?", incident.reference());

        TestEvents.publish(again(incident, "MITIGATED"), incident.id(), 2);

        soon(() -> assertThat(value(database, INCIDENT, incident.reference())).isEqualTo(before));
        assertThat(inboxOf(grace)).containsExactly(incident.reference());
    }

    @Test
    void snapshotAfterAGapIsGoneOnFromAndNobodyIsToldOfWhatIsLongPast() throws SQLException {
        String grace = newPerson("grace");
        IncidentFacts incident = IncidentFacts.publicOne(grace);
        TestEvents.publish(incident.later("INVESTIGATING"), incident.id(), 5);
        TestEvents.publish(incident.later("RESOLVED"), incident.id(), 7);

        TestEvents.publish(again(incident, "MITIGATED"), incident.id(), 6);

        soon(() -> assertThat(statusOf(incident)).isEqualTo("RESOLVED"));
        TestEvents.publish(incident.later("CLOSED"), incident.id(), 8);
        soon(() -> assertThat(statusOf(incident)).isEqualTo("CLOSED"));
        TestEvents.publish(incident.declared(), incident.id(), 1); // the one that tells people
        TestEvents.publish(incident.later("CLOSED"), incident.id(), 9);
        soon(() -> assertThat(value(database, APPLIED, incident.id())).isEqualTo("9"));
        assertThat(statusOf(incident)).isEqualTo("CLOSED");
        assertThat(inboxOf(grace)).isEmpty();
    }

    @Test
    void nobodyIsToldOfAnActionThatIsSaidAgain() {
        String owner = newPerson("owner");
        ActionFacts action = ActionFacts.withoutIncident(owner, null);
        TestEvents.publish(new ActionOpened(action.snapshot(), "system", null), action.id(), 1);
        soon(() -> assertThat(inboxOf(owner)).containsExactly(action.reference()));

        TestEvents.publish(new ActionRepublished(action.snapshot(), Instant.now(), null), action.id(), 1);
        TestEvents.publish(new ActionAssigned(action.snapshot(), "system", null), action.id(), 2);

        soon(() -> assertThat(inboxOf(owner)).containsExactly(action.reference(), action.reference()));
    }

    private String statusOf(IncidentFacts incident) throws SQLException {
        return value(database, "SELECT status FROM incident WHERE id = ?", UUID.fromString(incident.id()));
    }

    private static IncidentRepublished again(IncidentFacts incident, String status) {
        return new IncidentRepublished(incident.later(status).incident(), null, null);
    }
}
