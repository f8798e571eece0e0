package io.throughline.kit.outbox;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What waits in the outbox. Each question reads a bounded part of the table, however many rows wait. */
@Singleton
class OutboxBacklog {
    /** Up to here rows are counted; beyond, their number is told from the ids. */
    static final int COUNTED = 10_000;

    /** The first row, not the smallest time: that would read the whole table, and the two are moments apart. */
    private static final String OLDEST = """
            SELECT created_at, extract(epoch FROM clock_timestamp() - created_at) FROM outbox ORDER BY id LIMIT 1""";

    private static final String PER_TOPIC = """
            SELECT topic, count(*) FROM (SELECT topic FROM outbox ORDER BY id LIMIT ?) AS head GROUP BY topic""";

    private static final String SPAN = "SELECT coalesce(max(id) - min(id) + 1, 0) FROM outbox";

    private final AgroalDataSource database;

    OutboxBacklog(AgroalDataSource database) {
        this.database = database;
    }

    /** The event that has been waiting longest; empty if none waits. */
    Optional<Oldest> oldest() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(OLDEST);
                ResultSet row = select.executeQuery()) {
            if (!row.next()) {
                return Optional.empty();
            }
            return Optional.of(new Oldest(
                    row.getObject(1, OffsetDateTime.class).toInstant(),
                    Duration.ofMillis(Math.round(Math.max(0, row.getDouble(2)) * 1000))));
        }
    }

    /** How many wait, in all and per topic. */
    Waiting waiting() throws SQLException {
        try (Connection connection = database.getConnection()) {
            SortedMap<String, Long> topics = perTopic(connection);
            long counted = topics.values().stream().mapToLong(Long::longValue).sum();
            if (counted < COUNTED) {
                return new Waiting(counted, true, topics);
            }
            return new Waiting(Math.max(counted, span(connection)), false, topics);
        }
    }

    private static SortedMap<String, Long> perTopic(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(PER_TOPIC)) {
            select.setInt(1, COUNTED);
            SortedMap<String, Long> topics = new TreeMap<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    topics.put(row.getString(1), row.getLong(2));
                }
            }
            return topics;
        }
    }

    private static long span(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SPAN);
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /** The event at the head, by PostgreSQL's time. */
    record Oldest(Instant at, Duration age) {}

    /**
     * How many wait.
     *
     * @param exact whether all were counted; else {@code count} is an upper bound, and {@code topics} speak of the first
     *     {@link #COUNTED} only
     */
    record Waiting(long count, boolean exact, SortedMap<String, Long> topics) {}
}
