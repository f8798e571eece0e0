package io.throughline.incident.alert.intake;

import io.agroal.api.AgroalDataSource;
import io.throughline.incident.alert.intake.AlertChange.Ended;
import io.throughline.incident.alert.intake.KnownAlert.Firing;
import io.throughline.incident.alert.intake.KnownAlert.Resolved;
import io.throughline.kit.EventJson;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The alerts as the intake writes them: plain SQL, a few statements per delivery however many alerts it holds. Where arrays
 * are joined they are bound by way of a subselect, so that PostgreSQL cannot tell how long they are and plans once for all.
 */
@Singleton
class AlertTable {
    /** Advisory locks of the intake; the class keeps them apart from those of other features. */
    private static final int LOCK_CLASS = 1;
    /** Bounds the locks of one delivery: PostgreSQL's table of locks is finite. */
    private static final int LOCK_BUCKETS = 1024;

    private static final String LOCK = """
            SELECT pg_advisory_xact_lock(?, bucket)
            FROM (SELECT DISTINCT unnest(?::int[]) AS bucket ORDER BY 1) AS ordered""";

    /** Each looked up by itself: by statistics of a quiet hour PostgreSQL would rather read all that fire. */
    private static final String KNOWN = """
            SELECT told.n, firing.id, firing.starts_at, resolved.id, resolved.ends_at
            FROM unnest((SELECT ?::uuid[]), (SELECT ?::text[])) WITH ORDINALITY AS told (source_id, key, n)
            LEFT JOIN LATERAL (
                SELECT id, starts_at FROM alert
                WHERE source_id = told.source_id AND dedup_key = told.key AND state = 'FIRING' LIMIT 1) AS firing ON true
            LEFT JOIN LATERAL (
                SELECT id, ends_at FROM alert
                WHERE source_id = told.source_id AND dedup_key = told.key AND state = 'RESOLVED'
                ORDER BY ends_at DESC LIMIT 1) AS resolved ON true
            WHERE firing.id IS NOT NULL OR resolved.id IS NOT NULL""";

    private static final String INSERT = """
            INSERT INTO alert (id, source_id, dedup_key, name, service, severity, state, verdict, starts_at, ends_at,
                labels, annotations, link, delivery_count, first_received_at, last_received_at, incident_id, link_reason,
                unlinked_reason)
            SELECT id, source_id, dedup_key, name, service, severity,
                CASE WHEN ends_at IS NULL THEN 'FIRING' ELSE 'RESOLVED' END, verdict, starts_at, ends_at,
                labels::jsonb, annotations::jsonb, link, 1, received_at, received_at, incident_id, link_reason,
                unlinked_reason
            FROM unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::timestamptz[],
                ?::timestamptz[], ?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::uuid[], ?::text[], ?::text[])
                AS new (id, source_id, dedup_key, name, service, severity, verdict, starts_at, ends_at, labels,
                    annotations, link, received_at, incident_id, link_reason, unlinked_reason)""";

    private static final String END = """
            UPDATE alert SET state = 'RESOLVED', ends_at = ended.at, delivery_count = delivery_count + 1,
                last_received_at = greatest(last_received_at, ?)
            FROM unnest(?::uuid[], ?::timestamptz[]) AS ended (id, at)
            WHERE alert.id = ended.id""";

    private final AgroalDataSource database;

    AlertTable(AgroalDataSource database) {
        this.database = database;
    }

    /**
     * Keeps other deliveries off these keys until the transaction ends, and reads what is known of them: two statements, of
     * which the second sees what was committed before the first had its locks, sent at once.
     */
    Map<AlertKey, KnownAlert> lock(List<AlertKey> keys) throws SQLException {
        Object[] buckets = keys.stream()
                .map(key -> Math.floorMod(Objects.hash(key.source(), key.dedupKey()), LOCK_BUCKETS))
                .distinct()
                .toArray();
        try (Connection connection = database.getConnection();
                PreparedStatement both = connection.prepareStatement(LOCK + ";" + KNOWN)) {
            both.setInt(1, LOCK_CLASS);
            both.setArray(2, connection.createArrayOf("int", buckets));
            SqlArrays<AlertKey> arrays = new SqlArrays<>(connection, both, keys);
            arrays.set(3, "uuid", AlertKey::source);
            arrays.set(4, "text", AlertKey::dedupKey);
            both.execute();
            both.getMoreResults();
            return known(both.getResultSet(), keys);
        }
    }

    /** What is known of these keys at this moment. */
    Map<AlertKey, KnownAlert> peek(List<AlertKey> keys) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(KNOWN)) {
            SqlArrays<AlertKey> arrays = new SqlArrays<>(connection, select, keys);
            arrays.set(1, "uuid", AlertKey::source);
            arrays.set(2, "text", AlertKey::dedupKey);
            return known(select.executeQuery(), keys);
        }
    }

    private static Map<AlertKey, KnownAlert> known(ResultSet row, List<AlertKey> keys) throws SQLException {
        Map<AlertKey, KnownAlert> known = new HashMap<>();
        while (row.next()) {
            known.put(keys.get(row.getInt(1) - 1), new KnownAlert(firing(row), resolved(row)));
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

    void insert(List<AlertRow> rows) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            SqlArrays<AlertRow> arrays = new SqlArrays<>(connection, insert, rows);
            arrays.set(1, "uuid", AlertRow::id);
            arrays.set(2, "uuid", row -> row.alert().source());
            arrays.set(3, "text", row -> row.signal().dedupKey());
            arrays.set(4, "text", row -> row.signal().name());
            arrays.set(5, "text", row -> row.alert().service());
            arrays.set(6, "text", row -> row.signal().severity());
            arrays.set(7, "text", AlertRow::verdict);
            arrays.set(8, "timestamptz", row -> row.signal().startsAt());
            arrays.set(9, "timestamptz", AlertTable::endOf);
            arrays.set(10, "text", row -> EventJson.write(row.signal().labels()));
            arrays.set(11, "text", row -> EventJson.write(row.signal().annotations()));
            arrays.set(12, "text", row -> row.signal().link());
            arrays.set(13, "timestamptz", AlertRow::receivedAt);
            arrays.set(14, "uuid", row -> row.link() == null ? null : row.link().incidentId());
            arrays.set(15, "text", row -> row.link() == null ? null : row.link().why());
            arrays.set(16, "text", AlertRow::unlinkedReason);
            insert.executeUpdate();
        }
    }

    private static @Nullable Instant endOf(AlertRow row) {
        Instant endsAt = row.signal().endsAt();
        return endsAt == null ? null : AlertChange.later(endsAt, row.signal().startsAt());
    }

    void end(List<Ended> ended, Instant now) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement end = connection.prepareStatement(END)) {
            SqlArrays<Ended> arrays = new SqlArrays<>(connection, end, ended);
            end.setObject(1, now.atOffset(ZoneOffset.UTC));
            arrays.set(2, "uuid", Ended::id);
            arrays.set(3, "timestamptz", Ended::endsAt);
            end.executeUpdate();
        }
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
