package io.throughline.incident.incident.timeline;

import io.agroal.api.AgroalDataSource;
import io.throughline.incident.incident.TimelineKind;
import io.throughline.kit.EventJson;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The timelines in the database. The service has no right to change or delete an entry. */
@Singleton
class TimelineTable {
    private static final String LOCK_HEAD = """
            INSERT INTO timeline_head AS head (incident_id, entry_no, hash) VALUES (?, 0, ?)
            ON CONFLICT (incident_id) DO UPDATE SET entry_no = head.entry_no
            RETURNING entry_no, hash""";

    private static final String MOVE_HEAD = "UPDATE timeline_head SET entry_no = ?, hash = ? WHERE incident_id = ?";

    private static final String HEAD = "SELECT entry_no, hash FROM timeline_head WHERE incident_id = ?";

    private static final String KNOWN =
            "SELECT EXISTS (SELECT FROM timeline_entry WHERE incident_id = ? AND source_event_id = ?)";

    private static final String INSERT = """
            INSERT INTO timeline_entry (incident_id, entry_no, kind, happened_at, recorded_at, actor, note, details,
                event_sequence, source_event_id, hash)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?)""";

    private static final String SELECT = """
            SELECT entry_no, kind, happened_at, recorded_at, actor, note, details, event_sequence, source_event_id, hash
            FROM timeline_entry
            WHERE incident_id = ? AND entry_no > ? AND (cardinality(?::text[]) = 0 OR kind = ANY (?))
            ORDER BY entry_no LIMIT ?""";

    private final AgroalDataSource database;

    TimelineTable(AgroalDataSource database) {
        this.database = database;
    }

    /**
     * Adds an entry as the next one, within the present transaction; others of the same incident wait for its end. What
     * another service told before is not told again.
     *
     * @return empty if it was told before
     */
    Optional<TimelineEntry> append(UUID incident, NewEntry entry) {
        try (Connection connection = database.getConnection()) {
            Head head = lockHead(connection, incident);
            if (entry.sourceEvent() != null && isKnown(connection, incident, entry.sourceEvent())) {
                return Optional.empty();
            }
            long number = head.number() + 1;
            String hash = EntrySeal.of(head.hash(), incident, number, entry);
            TimelineEntry next = new TimelineEntry(number, entry, hash);
            insert(connection, incident, next);
            moveHead(connection, incident, new Head(number, hash));
            return Optional.of(next);
        } catch (SQLException e) {
            throw new TimelineException(e);
        }
    }

    /** Entries in order. */
    List<TimelineEntry> entries(UUID incident, List<TimelineKind> kinds, long after, int rows) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(SELECT)) {
            String[] names = kinds.stream().map(Enum::name).toArray(String[]::new);
            select.setObject(1, incident);
            select.setLong(2, after);
            select.setArray(3, connection.createArrayOf("text", names));
            select.setArray(4, connection.createArrayOf("text", names));
            select.setInt(5, rows);
            List<TimelineEntry> entries = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    entries.add(entry(row));
                }
            }
            return entries;
        } catch (SQLException e) {
            throw new TimelineException(e);
        }
    }

    /** The newest entry, as the next one will follow it. */
    Head head(UUID incident) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(HEAD)) {
            select.setObject(1, incident);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? new Head(row.getLong(1), row.getString(2)) : new Head(0, EntrySeal.FIRST);
            }
        } catch (SQLException e) {
            throw new TimelineException(e);
        }
    }

    /** Number and seal of an entry. */
    record Head(long number, String hash) {}

    private static Head lockHead(Connection connection, UUID incident) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement(LOCK_HEAD)) {
            lock.setObject(1, incident);
            lock.setString(2, EntrySeal.FIRST);
            try (ResultSet row = lock.executeQuery()) {
                row.next();
                return new Head(row.getLong(1), row.getString(2));
            }
        }
    }

    private static boolean isKnown(Connection connection, UUID incident, UUID sourceEvent) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(KNOWN)) {
            select.setObject(1, incident);
            select.setObject(2, sourceEvent);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    private static void insert(Connection connection, UUID incident, TimelineEntry entry) throws SQLException {
        NewEntry said = entry.said();
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setObject(1, incident);
            insert.setLong(2, entry.number());
            insert.setString(3, said.kind());
            insert.setObject(4, said.happenedAt().atOffset(ZoneOffset.UTC));
            insert.setObject(5, said.recordedAt().atOffset(ZoneOffset.UTC));
            insert.setString(6, said.actor());
            insert.setString(7, said.note());
            insert.setString(8, EventJson.write(said.details()));
            insert.setObject(9, said.eventSequence());
            insert.setObject(10, said.sourceEvent());
            insert.setString(11, entry.hash());
            insert.executeUpdate();
        }
    }

    private static void moveHead(Connection connection, UUID incident, Head head) throws SQLException {
        try (PreparedStatement move = connection.prepareStatement(MOVE_HEAD)) {
            move.setLong(1, head.number());
            move.setString(2, head.hash());
            move.setObject(3, incident);
            move.executeUpdate();
        }
    }

    private static TimelineEntry entry(ResultSet row) throws SQLException {
        NewEntry said = new NewEntry(
                row.getString(2),
                instant(row, 3),
                instant(row, 4),
                row.getString(5),
                row.getString(6),
                EventJson.readTexts(row.getString(7)),
                row.getObject(8, Long.class),
                row.getObject(9, UUID.class));
        return new TimelineEntry(row.getLong(1), said, row.getString(10));
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
