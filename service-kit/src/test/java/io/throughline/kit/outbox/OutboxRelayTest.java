package io.throughline.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.throughline.events.CloudEventHeaders;
import io.throughline.events.PersonChanged;
import io.throughline.events.Topic;
import io.throughline.kit.error.BodyTooLargeException;
import io.throughline.kit.testing.RealParts;
import io.throughline.kit.testing.TestBroker;
import io.throughline.kit.testing.TestDatabase;
import io.throughline.kit.testing.TestEvents;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is committed arrives, in order, whatever dies meanwhile. */
@QuarkusTest
@QuarkusTestResource(value = RealParts.class, initArgs = @ResourceArg(name = "database", value = "kit"))
class OutboxRelayTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    private TestDatabase database;
    private TestBroker broker;

    @Inject
    Outbox outbox;

    @Inject
    OutboxRelay relay;

    @Inject
    RelayDatabase relayDatabase;

    @Inject
    RelaySignal signal;

    @Inject
    RelayConfig config;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @Test
    void committedEventArrivesWithItsHeaders() {
        String person = newPerson();

        QuarkusTransaction.requiringNew().run(() -> outbox.append(event(person, 1, "Ada")));

        ConsumerRecord<String, byte[]> record = awaitEvents(person, 1).get(0);
        assertThat(TestEvents.header(record, CloudEventHeaders.TYPE)).isEqualTo("person.changed.v1");
        assertThat(TestEvents.header(record, CloudEventHeaders.SOURCE)).isEqualTo("/kit");
        assertThat(TestEvents.header(record, CloudEventHeaders.SUBJECT)).isEqualTo(person);
        assertThat(TestEvents.header(record, CloudEventHeaders.SPEC_VERSION)).isEqualTo("1.0");
        assertThat(TestEvents.header(record, CloudEventHeaders.DATA_SCHEMA))
                .isEqualTo("/schemas/person.changed.v1.json");
        assertThat(UUID.fromString(TestEvents.header(record, CloudEventHeaders.ID))
                        .version())
                .isEqualTo(7);
        assertThat(new String(record.value(), StandardCharsets.UTF_8)).contains("\"name\":\"Ada\"");
    }

    @Test
    void rolledBackEventNeverArrives() {
        String person = newPerson();

        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    outbox.append(event(person, 1, "never"));
                    throw new IllegalStateException("the state was not to be");
                }))
                .isInstanceOf(IllegalStateException.class);
        QuarkusTransaction.requiringNew().run(() -> outbox.append(event(person, 1, "instead")));

        assertThat(awaitEvents(person, 1))
                .singleElement()
                .satisfies(record -> assertThat(new String(record.value(), StandardCharsets.UTF_8))
                        .contains("instead"));
    }

    @Test
    void eventOutsideATransactionIsRefused() {
        assertThatThrownBy(() -> outbox.append(event(newPerson(), 1, "Ada"))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void eventThatNoBrokerWouldTakeIsRefusedBeforeTheCommit() {
        String person = newPerson();

        assertThatThrownBy(() -> QuarkusTransaction.requiringNew()
                        .run(() -> outbox.append(event(person, 1, "x".repeat(Outbox.MAX_PAYLOAD_BYTES)))))
                .isInstanceOf(BodyTooLargeException.class);

        assertThat(waiting(person)).isZero();
    }

    @Test
    @Tag("faults")
    void nothingIsLostOrReorderedWhenTheBrokerAndTheLeaderDie() throws SQLException {
        String person = newPerson();
        OutboxRelay standby = new OutboxRelay(relayDatabase, signal, config, bootstrapServers, "kit");
        standby.start(null);
        try {
            await().atMost(SOON).until(relay::isLeading);
            assertThat(standby.isLeading()).isFalse();
            append(person, 1, 100);
            broker.kill();
            append(person, 101, 200); // accepted although nobody can be told yet
            broker.restart();
            awaitSequences(person, 200);
            terminateLeader();
            append(person, 201, 300);
            awaitSequences(person, 300);
            await().atMost(SOON).until(() -> waiting(person) == 0);
        } finally {
            stop(standby);
        }
    }

    @Test
    void leaderThatWasPausedCannotSendOnceAnotherTookOver() {
        String person = newPerson();
        String other = newPerson();
        try (TransactionalSender paused = new TransactionalSender(bootstrapServers, "kit-paused")) {
            paused.send(List.of(record(person)));
            try (TransactionalSender next = new TransactionalSender(bootstrapServers, "kit-paused")) {
                assertThatThrownBy(() -> paused.send(List.of(record(other)))).isInstanceOf(KafkaException.class);

                next.send(List.of(record(person)));
            }
        }

        assertThat(awaitEvents(person, 2)).hasSize(2);
        assertThat(events(other)).isEmpty();
    }

    @Test
    void batchForATopicThatIsMissingFailsOnce() {
        ProducerRecord<String, byte[]> lost = new ProducerRecord<>("throughline.missing.v1", "k", new byte[] {1});
        try (TransactionalSender sender = new TransactionalSender(bootstrapServers, "kit-missing")) {
            assertThatThrownBy(() -> sender.send(Collections.nCopies(500, lost)))
                    .isInstanceOf(KafkaException.class);
        }
    }

    @Test
    void relayThatIsSwitchedOffLeavesTheTableToAnotherReader() {
        RelayConfig off = new RelayConfig() {
            @Override
            public boolean enabled() {
                return false;
            }

            @Override
            public int batchSize() {
                return config.batchSize();
            }

            @Override
            public Duration pollInterval() {
                return config.pollInterval();
            }

            @Override
            public Duration linger() {
                return config.linger();
            }

            @Override
            public Duration retryInterval() {
                return config.retryInterval();
            }
        };
        OutboxRelay external = new OutboxRelay(relayDatabase, signal, off, bootstrapServers, "kit");
        external.start(null);
        try {
            assertThat(external.kind()).isEqualTo(EventRelay.RelayKind.EXTERNAL);
            assertThat(Thread.getAllStackTraces().keySet().stream()
                            .filter(thread -> thread.getName().equals("outbox-relay")))
                    .hasSize(1); // the application's own
        } finally {
            stop(external);
        }
    }

    /** Duplicates are allowed, misses and changes of order are not: the first occurrences are 1 to n. */
    private void awaitSequences(String person, long last) {
        await().atMost(SOON)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(events(person).stream()
                                .map(record -> Long.valueOf(TestEvents.header(record, CloudEventHeaders.SEQUENCE)))
                                .distinct()
                                .toList())
                        .isEqualTo(LongStream.rangeClosed(1, last).boxed().toList()));
    }

    private void append(String person, int from, int to) {
        for (int sequence = from; sequence <= to; sequence++) {
            OutgoingEvent event = event(person, sequence, "Ada " + sequence);
            QuarkusTransaction.requiringNew().run(() -> outbox.append(event));
        }
    }

    /** As a database restart or a firewall would. */
    private void terminateLeader() throws SQLException {
        try (Connection connection = database.connectAsSuperuser();
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND granted");
        }
    }

    private static void stop(OutboxRelay relay) {
        try {
            relay.stop(null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<ConsumerRecord<String, byte[]>> awaitEvents(String person, int count) {
        await().atMost(SOON).until(() -> events(person).size() >= count);
        return events(person);
    }

    private static List<ConsumerRecord<String, byte[]>> events(String person) {
        return TestEvents.all(Topic.PERSON.topicName()).stream()
                .filter(record -> person.equals(record.key()))
                .toList();
    }

    private long waiting(String person) {
        try (Connection connection = database.connect();
                var select = connection.prepareStatement("SELECT count(*) FROM outbox WHERE aggregate_id = ?")) {
            select.setString(1, person);
            try (ResultSet count = select.executeQuery()) {
                count.next();
                return count.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ProducerRecord<String, byte[]> record(String person) {
        return TestEvents.record(
                new PersonChanged(person, "Ada", "UTC", true, List.of()), person, 1, UUID.randomUUID());
    }

    private static OutgoingEvent event(String person, long sequence, String name) {
        return new OutgoingEvent(
                person, sequence, person, Instant.now(), new PersonChanged(person, name, "UTC", true, List.of()));
    }

    private static String newPerson() {
        return UUID.randomUUID() + "@example.org";
    }
}
