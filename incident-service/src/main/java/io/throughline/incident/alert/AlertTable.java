package io.throughline.incident.alert;

import io.agroal.api.AgroalDataSource;
import io.throughline.incident.alert.AlertChange.Ended;
import io.throughline.incident.alert.KnownAlert.Firing;
import io.throughline.incident.alert.KnownAlert.Resolved;
import io.throughline.incident.alert.format.Signal;
import io.throughline.kit.EventJson;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The alerts as the intake writes them: plain SQL, a few statements per delivery however many alerts it holds. */
@Singleton
class AlertTable {
    /** Advisory locks of the intake; the class keeps them apart from those of other features. */
    private static final int LOCK_CLASS = 1;
    /** Bounds the locks of one delivery: PostgreSQL's table of locks is finite. */
    private static final int LOCK_BUCKETS = 1024;

    private static final String LOCK = """
            SELECT pg_advisory_xact_lock(?, bucket)
            FROM (SELECT DISTINCT unnest(?::int[]) AS bucket ORDER BY 1) AS ordered""";

    private static final String KNOWN = """
            SELECT key, firing.id, firing.starts_at, resolved.id, resolved.ends_at
            FROM unnest(?::text[]) AS key
            LEFT JOIN alert AS firing
                ON firing.source_id = ? AND firing.dedup_key = key AND firing.state = 'FIRING'
            LEFT JOIN LATERAL (
                SELECT id, ends_at FROM alert
                WHERE source_id = ? AND dedup_key = key AND state = 'RESOLVED'
                ORDER BY ends_at DESC LIMIT 1) AS resolved ON true
            WHERE firing.id IS NOT NULL OR resolved.id IS NOT NULL""";

    private static final String INSERT = """
            INSERT INTO alert (id, source_id, dedup_key, name, service, severity, state, verdict, starts_at, ends_at,
                labels, annotations, link, delivery_count, first_received_at, last_received_at, incident_id, link_reason)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?, 1, ?, ?, ?, ?)""";

    private static final String COUNT = """
            UPDATE alert SET delivery_count = delivery_count + told.count, last_received_at = greatest(last_received_at, ?)
            FROM unnest(?::uuid[], ?::bigint[]) AS told (id, count)
            WHERE alert.id = told.id""";

    private static final String END = """
            UPDATE alert SET state = 'RESOLVED', ends_at = ended.at
            FROM unnest(?::uuid[], ?::timestamptz[]) AS ended (id, at)
            WHERE alert.id = ended.id""";

    private final AgroalDataSource database;

    AlertTable(AgroalDataSource database) {
        this.database = database;
    }

    /** Keeps other deliveries off these keys until the transaction ends, and reads what is known of them. */
    Map<String, KnownAlert> lock(UUID source, Collection<String> keys) throws SQLException {
        try (Connection connection = database.getConnection()) {
            lockKeys(connection, source, keys);
            return known(connection, source, keys);
        }
    }

    private static void lockKeys(Connection connection, UUID source, Collection<String> keys) throws SQLException {
        Object[] buckets = keys.stream()
                .map(key -> Math.floorMod(Objects.hash(source, key), LOCK_BUCKETS))
                .distinct()
                .toArray();
        try (PreparedStatement lock = connection.prepareStatement(LOCK)) {
            lock.setInt(1, LOCK_CLASS);
            lock.setArray(2, connection.createArrayOf("int", buckets));
            lock.execute();
        }
    }

    private static Map<String, KnownAlert> known(Connection connection, UUID source, Collection<String> keys)
            throws SQLException {
        Map<String, KnownAlert> known = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(KNOWN)) {
            select.setArray(1, connection.createArrayOf("text", keys.toArray()));
            select.setObject(2, source);
            select.setObject(3, source);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    known.put(row.getString(1), new KnownAlert(firing(row), resolved(row)));
                }
            }
        }
        return known;
    }

    private static @Nullable Firing firing(ResultSet row) throws SQLException {
        UUID id = row.getObject(2, UUID.class);
        return id == null ? null : new Firing(id, instant(row, 3));
    }

    private static @Nullable Resolved resolved(ResultSet row) throws SQLException {
        UUID id = row.getObject(4, UUID.class);
        return id == null ? null : new Resolved(id, instant(row, 5));
    }

    void insert(UUID source, List<AlertRow> rows, Instant now) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (AlertRow row : rows) {
                bind(insert, source, row, now);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void bind(PreparedStatement insert, UUID source, AlertRow row, Instant now) throws SQLException {
        Signal signal = row.signal();
        Instant endsAt = signal.endsAt() == null ? null : AlertChange.later(signal.endsAt(), signal.startsAt());
        insert.setObject(1, row.id());
        insert.setObject(2, source);
        insert.setString(3, signal.dedupKey());
        insert.setString(4, signal.name());
        insert.setString(5, row.service());
        insert.setString(6, signal.severity().name());
        insert.setString(7, signal.state().name());
        insert.setString(8, row.verdict().name());
        insert.setObject(9, utc(signal.startsAt()));
        insert.setObject(10, endsAt == null ? null : utc(endsAt));
        insert.setString(11, EventJson.write(signal.labels()));
        insert.setString(12, EventJson.write(signal.annotations()));
        insert.setString(13, signal.link());
        insert.setObject(14, utc(now));
        insert.setObject(15, utc(now));
        insert.setObject(16, row.link() == null ? null : row.link().incidentId());
        insert.setString(17, row.link() == null ? null : row.link().why());
    }

    /** Counts that these occurrences were told of so many times more. */
    void count(Map<UUID, Long> deliveries, Instant now) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement count = connection.prepareStatement(COUNT)) {
            count.setObject(1, utc(now));
            count.setArray(
                    2, connection.createArrayOf("uuid", deliveries.keySet().toArray()));
            count.setArray(
                    3, connection.createArrayOf("bigint", deliveries.values().toArray()));
            count.executeUpdate();
        }
    }

    void end(List<Ended> ended) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement end = connection.prepareStatement(END)) {
            end.setArray(
                    1,
                    connection.createArrayOf(
                            "uuid", ended.stream().map(Ended::id).toArray()));
            end.setArray(
                    2,
                    connection.createArrayOf(
                            "timestamptz",
                            ended.stream().map(e -> e.endsAt().toString()).toArray()));
            end.executeUpdate();
        }
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
