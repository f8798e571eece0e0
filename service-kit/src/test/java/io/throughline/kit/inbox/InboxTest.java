package io.throughline.kit.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.throughline.events.CloudEventHeaders;
import io.throughline.events.ThroughlineEvent;
import io.throughline.kit.testing.RealParts;
import io.throughline.kit.testing.TestDatabase;
import jakarta.inject.Inject;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each event takes effect once and in order; what cannot be applied waits, and its aggregate behind it. */
@QuarkusTest
@QuarkusTestResource(value = RealParts.class, initArgs = @ResourceArg(name = "database", value = "kit"))
class InboxTest {
    private final List<Long> applied = new ArrayList<>();
    private final String consumer = "test-" + UUID.randomUUID();
    private final String aggregate = UUID.randomUUID().toString();

    private TestDatabase database;

    @Inject
    Inbox inbox;

    @Inject
    PatientInbox patient;

    @Inject
    InboxTable table;

    @Inject
    AgroalDataSource dataSource;

    @Inject
    TransactionSynchronizationRegistry transaction;

    @BeforeEach
    void makeTable() throws SQLException {
        Effects.makeTable(database);
    }

    @Test
    void eventsOfAnAggregateAreAppliedInTheirOrder() {
        receive(linked(1), linked(2), linked(3));

        assertThat(applied).containsExactly(1L, 2L, 3L);
        assertThat(parked()).isEmpty();
    }

    @Test
    void secondDeliveryHasNoSecondEffect() {
        ConsumerRecord<String, byte[]> first = linked(1);
        receive(first, first, linked(2), first);

        assertThat(applied).containsExactly(1L, 2L);
        assertThat(effects()).containsExactly(1L, 2L);
        assertThat(parked()).isEmpty();
    }

    @Test
    void gapParksTheAggregateAndLetsOthersFlow() {
        receive(linked(1), linked(3), linked(4));
        String other = UUID.randomUUID().toString();
        receive(ConsumedRecords.linked(other, 1));

        assertThat(applied).containsExactly(1L, 1L);
        assertThat(parked()).containsExactly("GAP 3", "GAP 4");
    }

    @Test
    void missingEventIsAppliedWhenItComes() {
        receive(linked(1), linked(3), linked(2));

        assertThat(applied).containsExactly(1L, 2L);
    }

    @Test
    void firstEventMissingIsAGapToo() {
        receive(linked(2));

        assertThat(applied).isEmpty();
        assertThat(parked()).containsExactly("GAP 2");
    }

    @Test
    void numberUsedAgainByAnotherEventIsAConflict() {
        receive(linked(1), linked(2), linked(2));

        assertThat(applied).containsExactly(1L, 2L);
        assertThat(parked()).containsExactly("CONFLICT 2");
    }

    @Test
    void compactedTopicMayHaveGapsAndKnowsWhatCameBefore() {
        ConsumerRecord<String, byte[]> fourth = person(4);
        receive(fourth, person(9), ConsumedRecords.again(fourth), person(10));

        assertThat(applied).containsExactly(4L, 9L, 10L);
        assertThat(parked()).isEmpty();
    }

    @Test
    void ownerOfACompactedTopicThatCountsAnewIsReported() {
        receive(person(4), person(9), person(6), person(10));

        assertThat(applied).containsExactly(4L, 9L, 10L);
        assertThat(parked()).containsExactly("CONFLICT 6");
    }

    @Test
    void nothingIsSkippedBackwards() throws SQLException {
        receive(linked(1), linked(2), linked(3));

        table.skipTo(consumer, aggregate, 2);
        receive(linked(4));

        assertThat(applied).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void recordThatIsNoEventIsParkedRaw() {
        ConsumerRecord<String, byte[]> noHeaders = ConsumedRecords.consumed(
                "throughline.incident.v1", aggregate, "hello\0".getBytes(StandardCharsets.UTF_8), new RecordHeaders());
        ConsumerRecord<String, byte[]> noJson = ConsumedRecords.spoiled(aggregate, "not json");
        receive(noHeaders, noJson, linked(1));

        assertThat(applied).containsExactly(1L);
        assertThat(parked()).containsExactly("UNREADABLE null", "UNREADABLE 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\0b", "a\uFFFDb"})
    void keyThatCannotBeStoredAsItIsIsUnreadable(String key) {
        receive(ConsumedRecords.linked(key, 1), ConsumedRecords.linked("x".repeat(10_000), 1));

        assertThat(applied).isEmpty();
        assertThat(parked()).containsExactly("UNREADABLE null", "UNREADABLE null");
    }

    @Test
    void everythingPublishedAgainShuffledChangesNothingAndStrangersAreParked() {
        List<ConsumerRecord<String, byte[]>> sent = new ArrayList<>();
        for (long i = 1; i <= 20; i++) {
            sent.add(linked(i));
        }
        sent.forEach(this::receive);
        List<ConsumerRecord<String, byte[]>> again =
                new ArrayList<>(sent.stream().map(ConsumedRecords::again).toList());
        again.add(linked(7));
        Collections.shuffle(again, new Random(13));
        again.forEach(this::receive);

        assertThat(applied).hasSize(20).isSorted();
        assertThat(effects()).hasSize(20);
        assertThat(parked()).containsExactly("CONFLICT 7");
    }

    @Test
    void unknownTypeCountsAndIsSkipped() {
        ConsumerRecord<String, byte[]> later = linked(1);
        later.headers().remove(CloudEventHeaders.TYPE);
        later.headers().add(CloudEventHeaders.TYPE, "incident.exploded.v9".getBytes(StandardCharsets.UTF_8));
        receive(later, linked(2));

        assertThat(applied).containsExactly(2L);
        assertThat(parked()).isEmpty();
    }

    @Test
    void eventThatTheServiceRefusesIsParkedWithNothingOfItsEffect() {
        inbox.receive(linked(1), applier((data, envelope) -> {
            effect(envelope.sequence());
            throw new IllegalStateException("cannot be");
        }));
        receive(linked(2));

        assertThat(applied).isEmpty();
        assertThat(effects()).isEmpty();
        assertThat(parked()).containsExactly("REFUSED 1", "GAP 2");
    }

    @Test
    void faultOfTheDatabaseIsThrownAndLeavesTheEventToBeTriedAgain() {
        ConsumerRecord<String, byte[]> event = linked(1);

        assertThatThrownBy(() -> inbox.receive(event, applier((data, envelope) -> {
                    throw new IllegalStateException(new SQLException("gone", "57P01"));
                })))
                .isInstanceOf(RuntimeException.class);
        receive(event);

        assertThat(applied).containsExactly(1L);
        assertThat(parked()).isEmpty();
    }

    @Test
    void commitThatBreaksOffIsTriedAgain() {
        ConsumerRecord<String, byte[]> event = linked(1);

        assertThatThrownBy(() -> inbox.receive(event, applier((data, envelope) -> {
                    effect(envelope.sequence());
                    transaction.registerInterposedSynchronization(new Synchronization() {
                        @Override
                        public void beforeCompletion() {
                            terminateConnections();
                        }

                        @Override
                        public void afterCompletion(int status) {
                            // nothing to do
                        }
                    });
                })))
                .isInstanceOf(RuntimeException.class);
        await().atMost(Duration.ofSeconds(30)).ignoreExceptions().untilAsserted(() -> {
            receive(event);
            assertThat(applied).containsExactly(1L);
        });

        assertThat(effects()).containsExactly(1L);
        assertThat(parked()).isEmpty();
    }

    @Test
    void faultIsTriedAgainUntilItHasPassed() {
        AtomicLong attempts = new AtomicLong();

        patient.receive(linked(1), applier((data, envelope) -> {
            effect(envelope.sequence());
            if (attempts.incrementAndGet() < 3) {
                throw new IllegalStateException(new SQLException("gone", "57P01"));
            }
        }));

        assertThat(attempts).hasValue(3);
        assertThat(effects()).containsExactly(1L);
        assertThat(parked()).isEmpty();
    }

    @Test
    void missingRightIsNoFaultOfTheEvent() {
        ConsumerRecord<String, byte[]> event = linked(1);

        assertThatThrownBy(() -> inbox.receive(event, applier((data, envelope) -> {
                    throw new IllegalStateException(new SQLException("permission denied", "42501"));
                })))
                .isInstanceOf(RuntimeException.class);

        assertThat(parked()).isEmpty();
    }

    @Test
    void dataThatTheDatabaseRefusesIsParked() {
        inbox.receive(linked(1), applier((data, envelope) -> {
            throw new IllegalStateException(new SQLException("value too long", "22001"));
        }));

        assertThat(parked()).containsExactly("REFUSED 1");
    }

    @Test
    void idUsedAgainUnderTheNextNumberIsAConflict() {
        UUID id = UUID.randomUUID();
        receive(
                ConsumedRecords.of(ConsumedRecords.linkedData(), aggregate, 1, id),
                ConsumedRecords.of(ConsumedRecords.linkedData(), aggregate, 2, id));

        assertThat(applied).containsExactly(1L);
        assertThat(parked()).containsExactly("CONFLICT 2");
    }

    @Test
    void numberUsedAgainOnACompactedTopicIsAConflictToo() {
        receive(person(4), person(4));

        assertThat(applied).containsExactly(4L);
        assertThat(parked()).containsExactly("CONFLICT 4");
    }

    /** As a failover of the database does. */
    private void terminateConnections() {
        try (Connection connection = database.connectAsSuperuser();
                var statement = connection.createStatement()) {
            statement.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'kit_app'");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @SafeVarargs
    private void receive(ConsumerRecord<String, byte[]>... records) {
        for (ConsumerRecord<String, byte[]> record : records) {
            inbox.receive(record, applier((data, envelope) -> {
                effect(envelope.sequence());
                applied.add(envelope.sequence());
            }));
        }
    }

    private void effect(long sequence) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement("INSERT INTO effect VALUES (?, ?)")) {
            insert.setString(1, consumer);
            insert.setLong(2, sequence);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private ConsumerRecord<String, byte[]> linked(long sequence) {
        return ConsumedRecords.linked(aggregate, sequence);
    }

    private ConsumerRecord<String, byte[]> person(long sequence) {
        return ConsumedRecords.person(aggregate, sequence);
    }

    private EventApplier applier(BiConsumer<ThroughlineEvent, IncomingEvent> how) {
        return ConsumedRecords.applier(consumer, how);
    }

    private List<String> parked() {
        return Effects.select(
                database,
                "SELECT reason || ' ' || coalesce(sequence::text, 'null') FROM parked_event WHERE consumer = ? ORDER BY id",
                consumer);
    }

    private List<Long> effects() {
        return Effects.of(database, consumer);
    }
}
