package io.throughline.kit.inbox;

import io.agroal.api.AgroalDataSource;
import io.throughline.kit.EventJson;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** The parked records as they came, to be applied after all. */
@Singleton
class ParkedRecords {
    private static final String SELECT = """
            SELECT id, coalesce(sequence, 0), topic, partition, record_offset, aggregate_id, headers, payload
            FROM parked_event""";

    private static final String NEXT = SELECT + """
             WHERE settled_at IS NULL AND consumer = ? AND topic = ? AND aggregate_id = ? AND (sequence, id) > (?, ?)
            ORDER BY sequence, id LIMIT 1""";

    private static final String QUEUES = """
            SELECT DISTINCT consumer, topic, aggregate_id FROM parked_event
            WHERE settled_at IS NULL AND sequence IS NOT NULL AND aggregate_id IS NOT NULL
                AND (?::text IS NULL OR consumer = ?) AND (?::text IS NULL OR topic = ?)
                AND (consumer, topic, aggregate_id) > (?, ?, ?)
            ORDER BY consumer, topic, aggregate_id LIMIT ?""";

    private static final String COUNT = """
            SELECT count(*) FROM parked_event
            WHERE settled_at IS NULL AND (?::text IS NULL OR consumer = ?) AND (?::text IS NULL OR topic = ?)""";

    private final AgroalDataSource database;

    ParkedRecords(AgroalDataSource database) {
        this.database = database;
    }

    /**
     * A record as it came, except for what could not be stored.
     *
     * @param sequence 0 if its headers are unreadable
     */
    record Waiting(long id, long sequence, ConsumerRecord<String, byte[]> record) {}

    /** That one, whether it waits or not. */
    Optional<Waiting> find(long id) {
        try (Connection connection = database.getConnection();
                PreparedStatement find = connection.prepareStatement(SELECT + " WHERE id = ?")) {
            find.setLong(1, id);
            return waiting(find);
        } catch (SQLException e) {
            throw new InboxException(e);
        }
    }

    /** The first that waits in the queue behind that one; the very first for null. */
    Optional<Waiting> next(ParkedQueue queue, @Nullable Waiting last) {
        try (Connection connection = database.getConnection();
                PreparedStatement next = connection.prepareStatement(NEXT)) {
            next.setString(1, queue.consumer());
            next.setString(2, queue.topic());
            next.setString(3, queue.aggregateId());
            next.setLong(4, last == null ? 0 : last.sequence());
            next.setLong(5, last == null ? 0 : last.id());
            return waiting(next);
        } catch (SQLException e) {
            throw new InboxException(e);
        }
    }

    /**
     * Queues in which something waits that knows its place, in an order of their own.
     *
     * @param consumer of these only; null: of all
     * @param topic of this only; null: of all
     * @param last the last of those before; null for the first
     * @param rows at the most so many
     */
    List<ParkedQueue> queues(@Nullable String consumer, @Nullable String topic, @Nullable ParkedQueue last, int rows) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(QUEUES)) {
            bind(select, consumer, topic);
            select.setString(5, last == null ? "" : last.consumer());
            select.setString(6, last == null ? "" : last.topic());
            select.setString(7, last == null ? "" : last.aggregateId());
            select.setInt(8, rows);
            try (ResultSet row = select.executeQuery()) {
                List<ParkedQueue> queues = new ArrayList<>();
                while (row.next()) {
                    queues.add(new ParkedQueue(row.getString(1), row.getString(2), row.getString(3)));
                }
                return queues;
            }
        } catch (SQLException e) {
            throw new InboxException(e);
        }
    }

    /** How many wait; as {@link #queues}, and also those that know no place. */
    long count(@Nullable String consumer, @Nullable String topic) {
        try (Connection connection = database.getConnection();
                PreparedStatement count = connection.prepareStatement(COUNT)) {
            bind(count, consumer, topic);
            try (ResultSet row = count.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        } catch (SQLException e) {
            throw new InboxException(e);
        }
    }

    private static void bind(PreparedStatement select, @Nullable String consumer, @Nullable String topic)
            throws SQLException {
        select.setString(1, consumer);
        select.setString(2, consumer);
        select.setString(3, topic);
        select.setString(4, topic);
    }

    private static Optional<Waiting> waiting(PreparedStatement select) throws SQLException {
        try (ResultSet row = select.executeQuery()) {
            return row.next()
                    ? Optional.of(new Waiting(row.getLong(1), row.getLong(2), record(row)))
                    : Optional.empty();
        }
    }

    private static ConsumerRecord<String, byte[]> record(ResultSet row) throws SQLException {
        ConsumerRecord<String, byte[]> record = new ConsumerRecord<>(
                row.getString(3), row.getInt(4), row.getLong(5), row.getString(6), row.getBytes(8));
        for (Map.Entry<String, String> header :
                EventJson.readTexts(row.getString(7)).entrySet()) {
            record.headers().add(header.getKey(), header.getValue().getBytes(StandardCharsets.UTF_8));
        }
        return record;
    }
}
