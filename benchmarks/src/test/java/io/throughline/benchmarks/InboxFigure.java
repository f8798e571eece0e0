package io.throughline.benchmarks;

import io.agroal.api.AgroalDataSource;
import io.throughline.events.IncidentEvent;
import io.throughline.events.IncidentSnapshot;
import io.throughline.events.ThroughlineEvent;
import io.throughline.kit.Ids;
import io.throughline.kit.inbox.EventApplier;
import io.throughline.kit.inbox.IncomingEvent;
import io.throughline.kit.inbox.PatientInbox;
import io.throughline.kit.testing.AtOnce;
import io.throughline.kit.testing.TestDatabase;
import io.throughline.kit.testing.TestEvents;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.record.TimestampType;

/**
 * Records through the inbox into a projection, as a consumer does after the poll; beside it the same statements in
 * transactions of the same size on as many bare connections, with values that need no reading.
 */
final class InboxFigure {
    private static final int CONNECTIONS = 4;
    private static final int AGGREGATES = 50;
    private static final int EVENTS_OF_EACH = 20;
    private static final int EVENTS = CONNECTIONS * AGGREGATES * EVENTS_OF_EACH;

    /** As InboxTable has it. */
    private static final String ADVANCE = """
            WITH due AS (
                INSERT INTO consumer_progress AS progress (consumer, aggregate_id, applied_sequence)
                SELECT ?, ?, ?
                WHERE ? OR EXISTS (SELECT FROM consumer_progress WHERE consumer = ? AND aggregate_id = ?)
                ON CONFLICT (consumer, aggregate_id) DO UPDATE SET applied_sequence = excluded.applied_sequence
                WHERE progress.applied_sequence = excluded.applied_sequence - 1
                   OR (? AND progress.applied_sequence < excluded.applied_sequence)
                RETURNING 1),
            recorded AS (
                INSERT INTO inbox (consumer, event_id) SELECT ?, ? FROM due ON CONFLICT DO NOTHING RETURNING 1)
            SELECT (SELECT count(*) FROM due), (SELECT count(*) FROM recorded)""";

    private static final String PUT = """
            INSERT INTO incident_projection (id, reference, service, severity, status, lead) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET reference = excluded.reference, service = excluded.service,
                severity = excluded.severity, status = excluded.status, lead = excluded.lead""";

    private final PatientInbox inbox;
    private final AgroalDataSource pool;
    private final TestDatabase database;

    InboxFigure(PatientInbox inbox, AgroalDataSource pool, TestDatabase database) {
        this.inbox = inbox;
        this.pool = pool;
        this.database = database;
    }

    void print() throws SQLException {
        List<Connection> connections =
                Stream.generate(this::connect).limit(CONNECTIONS).toList();
        SideBySide.print(
                "inbox and projection, beside plain JDBC",
                "0.6",
                EVENTS,
                this::receiveAll,
                () -> executeAll(connections));
        for (Connection connection : connections) {
            connection.close();
        }
    }

    private double receiveAll() {
        var records = workers().map(worker -> newRecords()).toList();
        long started = System.nanoTime();
        AtOnce.call(CONNECTIONS, worker -> {
            records.get(worker).forEach(record -> inbox.receive(record, new Projection()));
            return worker;
        });
        return SideBySide.secondsSince(started);
    }

    private double executeAll(List<Connection> connections) {
        var events = workers().map(worker -> newEvents().toList()).toList();
        IncidentSnapshot incident = IncidentEvents.data(0).incident();
        long started = System.nanoTime();
        AtOnce.call(CONNECTIONS, worker -> {
            try (PreparedStatement advance = connections.get(worker).prepareStatement(ADVANCE);
                    PreparedStatement put = connections.get(worker).prepareStatement(PUT)) {
                for (Numbered event : events.get(worker)) {
                    advance(advance, event);
                    put(put, event.aggregate(), incident);
                    connections.get(worker).commit();
                }
                return worker;
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
        return SideBySide.secondsSince(started);
    }

    private static void advance(PreparedStatement advance, Numbered event) throws SQLException {
        advance.setString(1, "plain");
        advance.setString(2, event.aggregate().toString());
        advance.setLong(3, event.sequence());
        advance.setBoolean(4, event.sequence() == 1);
        advance.setString(5, "plain");
        advance.setString(6, event.aggregate().toString());
        advance.setBoolean(7, false);
        advance.setString(8, "plain");
        advance.setObject(9, event.id());
        try (var counts = advance.executeQuery()) {
            if (!counts.next() || counts.getInt(1) != 1) {
                throw new IllegalStateException("not its turn: " + event);
            }
        }
    }

    private void put(UUID id, IncidentSnapshot incident) {
        try (Connection connection = pool.getConnection();
                PreparedStatement put = connection.prepareStatement(PUT)) {
            put(put, id, incident);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void put(PreparedStatement put, UUID id, IncidentSnapshot incident) throws SQLException {
        put.setObject(1, id);
        put.setString(2, incident.reference());
        put.setString(3, incident.service());
        put.setString(4, incident.severity());
        put.setString(5, incident.status());
        put.setString(6, incident.lead());
        put.executeUpdate();
    }

    private record Numbered(UUID aggregate, long sequence, UUID id) {}

    /** Events of new aggregates, those of one in their order. */
    private static Stream<Numbered> newEvents() {
        List<UUID> aggregates =
                Stream.generate(UUID::randomUUID).limit(AGGREGATES).toList();
        return LongStream.rangeClosed(1, EVENTS_OF_EACH)
                .boxed()
                .flatMap(sequence -> aggregates.stream().map(id -> new Numbered(id, sequence, Ids.next())));
    }

    private static List<ConsumerRecord<String, byte[]>> newRecords() {
        return newEvents().map(InboxFigure::received).toList();
    }

    private static ConsumerRecord<String, byte[]> received(Numbered event) {
        ProducerRecord<String, byte[]> sent =
                TestEvents.record(IncidentEvents.data(0), event.aggregate().toString(), event.sequence(), event.id());
        return new ConsumerRecord<>(
                sent.topic(),
                0,
                event.sequence(),
                0,
                TimestampType.CREATE_TIME,
                0,
                sent.value().length,
                sent.key(),
                sent.value(),
                sent.headers(),
                Optional.empty());
    }

    private Connection connect() {
        try {
            Connection connection = DriverManager.getConnection(database.url(), database.user(), database.password());
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Stream<Integer> workers() {
        return IntStream.range(0, CONNECTIONS).boxed();
    }

    private final class Projection implements EventApplier {
        @Override
        public String consumer() {
            return "benchmark";
        }

        @Override
        public void apply(ThroughlineEvent data, IncomingEvent envelope) {
            put(UUID.fromString(envelope.aggregateId()), ((IncidentEvent) data).incident());
        }
    }
}
