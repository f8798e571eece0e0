package io.throughline.kit.inbox;

import static io.throughline.kit.inbox.ConsumedRecords.linked;
import static io.throughline.kit.inbox.ConsumedRecords.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.throughline.events.CloudEventHeaders;
import io.throughline.events.IncidentRepublished;
import io.throughline.events.ThroughlineEvent;
import io.throughline.kit.outbox.Outbox;
import io.throughline.kit.outbox.OutgoingEvent;
import io.throughline.kit.testing.RealParts;
import io.throughline.kit.testing.TestDatabase;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An aggregate that its owner says again as it is brings whoever has missed something up to date. */
@QuarkusTest
@QuarkusTestResource(value = RealParts.class, initArgs = @ResourceArg(name = "database", value = "kit"))
class SnapshotTest {
    private final String aggregate = UUID.randomUUID().toString();

    private TestDatabase database;

    @Inject
    Inbox inbox;

    @Inject
    SwitchableApplier applier;

    @Inject
    ParkedEventService parkedEvents;

    @Inject
    Outbox outbox;

    @BeforeEach
    void makeTable() throws SQLException {
        Effects.makeTable(database);
    }

    @AfterEach
    void mend() {
        applier.mend();
    }

    @Test
    void snapshotHealsAGapAndThoseBehindItFollow() {
        receive(linked(aggregate, 1), linked(aggregate, 4), linked(aggregate, 3), linked(aggregate, 6));
        receive(linked(aggregate, 5), snapshot(4), linked(aggregate, 7));

        assertThat(effects()).containsExactly(1L, 4L, 5L, 6L, 7L);
        assertThat(parked()).containsExactly("4 SUPERSEDED", "3 SUPERSEDED", "6 REPLAYED", "5 REPLAYED");
    }

    @Test
    void whatASnapshotHasOvertakenIsADuplicateWhenItComesAgain() {
        ConsumerRecord<String, byte[]> third = linked(aggregate, 3);
        receive(linked(aggregate, 1), third, snapshot(3), ConsumedRecords.again(third));

        assertThat(effects()).containsExactly(1L, 3L);
        assertThat(parked()).containsExactly("3 SUPERSEDED");
    }

    @Test
    void snapshotOfWhatIsNotKnownHereIsItsBeginning() {
        receive(snapshot(7), linked(aggregate, 8));

        assertThat(effects()).containsExactly(7L, 8L);
        assertThat(parked()).isEmpty();
    }

    @Test
    void snapshotOfTheSameStatePutsItAgainAndADeliveryOfItDoesNot() {
        ConsumerRecord<String, byte[]> snapshot = snapshot(1);
        receive(linked(aggregate, 1), snapshot, snapshot(1), ConsumedRecords.again(snapshot), linked(aggregate, 2));

        assertThat(effects()).containsExactly(1L, 1L, 1L, 2L);
        assertThat(parked()).isEmpty();
    }

    @Test
    void olderSnapshotIsHistory() {
        receive(linked(aggregate, 1), linked(aggregate, 2), linked(aggregate, 3), snapshot(2), linked(aggregate, 4));

        assertThat(effects()).containsExactly(1L, 2L, 3L, 4L);
        assertThat(parked()).isEmpty();
    }

    @Test
    void snapshotOfALaterReleaseSkipsNothing() {
        ConsumerRecord<String, byte[]> later = snapshot(3);
        later.headers().remove(CloudEventHeaders.TYPE);
        later.headers().add(CloudEventHeaders.TYPE, "incident.snapshot.v9".getBytes(StandardCharsets.UTF_8));
        receive(linked(aggregate, 1), later, linked(aggregate, 2));

        assertThat(effects()).containsExactly(1L, 2L);
        assertThat(parked()).isEmpty();
    }

    @Test
    void refusedSnapshotHoldsNobodyUpAndMovesNobodyOnWhenItIsGivenUp() {
        applier.refuse(aggregate, 3);
        receive(linked(aggregate, 1), snapshot(3), linked(aggregate, 2));
        String id = Effects.select(database, "SELECT id FROM parked_event WHERE aggregate_id = ?", aggregate)
                .get(0);
        applier.mend();

        ParkedEventView unused = parkedEvents.discard(id, new DiscardRequest("because", null), "root@example.org");
        receive(linked(aggregate, 4), linked(aggregate, 3));

        assertThat(effects()).containsExactly(1L, 2L, 3L);
        assertThat(parked()).containsExactly("3 DISCARDED", "4 waits");
    }

    /** As docs/operations.md says it: the owner was restored from a backup and counts on from an older number. */
    @Test
    void restoredOwnerIsFollowedAgainWhenProgressIsForgottenAndItRepublishes() throws SQLException {
        for (long sequence = 1; sequence <= 5; sequence++) {
            receive(linked(aggregate, sequence));
        }
        receive(linked(aggregate, 4), snapshot(4));
        assertThat(parked()).as("the restored owner counts anew").containsExactly("4 waits");

        forgetProgress();
        receive(snapshot(4), linked(aggregate, 5), linked(aggregate, 6));

        assertThat(effects()).containsExactly(1L, 2L, 3L, 4L, 5L, 4L, 5L, 6L);
        assertThat(parked()).containsExactly("4 SUPERSEDED");
    }

    /** It has lost what came last and has said nothing since, so that nothing of it is parked to name it. */
    @Test
    void restoredOwnerIsFollowedAlsoWhereItStayedQuiet() throws SQLException {
        receive(linked(aggregate, 1), linked(aggregate, 2), linked(aggregate, 3));

        forgetProgress();
        receive(snapshot(2), linked(aggregate, 3));

        assertThat(effects()).containsExactly(1L, 2L, 3L, 2L, 3L);
        assertThat(parked()).isEmpty();
    }

    /** Of people and services there are no snapshots: they are announced again under their next number. */
    @Test
    void restoredOwnerOfPeopleIsReportedAndFollowedAgainAsWell() throws SQLException {
        receive(person(aggregate, 3), person(aggregate, 9), person(aggregate, 4));
        assertThat(parked()).as("the restored owner counts anew").containsExactly("4 waits");
        String id = Effects.select(database, "SELECT id FROM parked_event WHERE aggregate_id = ?", aggregate)
                .get(0);

        forgetProgress();
        receive(person(aggregate, 5), person(aggregate, 6));
        ParkedEventView unused = parkedEvents.discard(id, new DiscardRequest("said again", null), "root@example.org");

        receive(person(aggregate, 7));
        assertThat(effects()).containsExactly(3L, 9L, 5L, 6L, 7L);
        assertThat(parked()).containsExactly("4 DISCARDED");
    }

    private void forgetProgress() throws SQLException {
        try (Connection connection = database.connect();
                PreparedStatement forget =
                        connection.prepareStatement("DELETE FROM consumer_progress WHERE aggregate_id = ?")) {
            forget.setString(1, aggregate);
            assertThat(forget.executeUpdate()).isEqualTo(1);
        }
    }

    @Test
    void outboxTakesASnapshotUnderANumberThatIsUsedAndNoOtherEvent() {
        append(ConsumedRecords.linkedData());
        append(new IncidentRepublished(ConsumedRecords.snapshot(), null, null));
        append(new IncidentRepublished(ConsumedRecords.snapshot(), null, null));

        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    append(ConsumedRecords.linkedData());
                    append(ConsumedRecords.linkedData());
                }))
                .isInstanceOf(RuntimeException.class);
    }

    private void append(ThroughlineEvent data) {
        QuarkusTransaction.joiningExisting()
                .run(() -> outbox.append(new OutgoingEvent(aggregate, 1, "INC-1", Instant.now(), data)));
    }

    private ConsumerRecord<String, byte[]> snapshot(long sequence) {
        return ConsumedRecords.of(
                new IncidentRepublished(ConsumedRecords.snapshot(), null, null),
                aggregate,
                sequence,
                UUID.randomUUID());
    }

    @SafeVarargs
    private void receive(ConsumerRecord<String, byte[]>... records) {
        for (ConsumerRecord<String, byte[]> record : records) {
            inbox.receive(record, applier);
        }
    }

    private List<Long> effects() {
        return Effects.of(database, aggregate);
    }

    private List<String> parked() {
        return Effects.select(
                database,
                "SELECT sequence || ' ' || coalesce(settlement, 'waits') FROM parked_event WHERE aggregate_id = ? ORDER BY id",
                aggregate);
    }
}
