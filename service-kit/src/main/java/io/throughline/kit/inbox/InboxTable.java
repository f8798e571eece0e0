package io.throughline.kit.inbox;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Which events have been applied, and up to which number of each aggregate. */
@Singleton
class InboxTable {
    /**
     * Moves the aggregate's progress on if it is this event's turn, and only then records the event: one statement,
     * because three took twice as long (ADR 0004).
     */
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

    /** A snapshot is the next one wherever it goes on from; what is older than what is here is history. */
    private static final String PUT_SNAPSHOT = """
            WITH recorded AS (
                INSERT INTO inbox (consumer, event_id) VALUES (?, ?) ON CONFLICT DO NOTHING RETURNING 1)
            INSERT INTO consumer_progress AS progress (consumer, aggregate_id, applied_sequence)
            SELECT ?, ?, ? FROM recorded
            ON CONFLICT (consumer, aggregate_id) DO UPDATE SET applied_sequence = excluded.applied_sequence
            WHERE progress.applied_sequence <= excluded.applied_sequence""";

    private static final String LOOK_UP = """
            SELECT EXISTS (SELECT FROM inbox WHERE consumer = ? AND event_id = ?),
                   coalesce((SELECT applied_sequence FROM consumer_progress WHERE consumer = ? AND aggregate_id = ?), 0)""";

    /** Also where there is no row to lock yet; the number is any that no other advisory lock of two numbers has. */
    private static final String LOCK_ABSENT = "SELECT pg_advisory_xact_lock(1768841848, hashtext(? || ' ' || ?))";

    private static final String LOCK =
            "SELECT applied_sequence FROM consumer_progress WHERE consumer = ? AND aggregate_id = ? FOR UPDATE";

    private static final String SKIP_TO = """
            INSERT INTO consumer_progress AS progress (consumer, aggregate_id, applied_sequence) VALUES (?, ?, ?)
            ON CONFLICT (consumer, aggregate_id) DO UPDATE
            SET applied_sequence = greatest(progress.applied_sequence, excluded.applied_sequence)""";

    private final AgroalDataSource database;

    InboxTable(AgroalDataSource database) {
        this.database = database;
    }

    /** What is to be done with an event. */
    enum Turn {
        /** It is the next one, and is recorded as applied with this transaction. */
        DUE,
        /** It was applied before. */
        DUPLICATE,
        /** Its number, or a later one of its aggregate, was used by another event. */
        CONFLICT,
        /** Earlier ones are missing. */
        EARLY
    }

    /** Takes the event's turn; within the caller's transaction. */
    Turn take(String consumer, IncomingEvent event) throws SQLException {
        if (event.isSnapshot()) {
            return takeSnapshot(consumer, event);
        }
        try (Connection connection = database.getConnection()) {
            if (advance(connection, consumer, event)) {
                return Turn.DUE;
            }
            return lookUp(connection, consumer, event);
        }
    }

    private Turn takeSnapshot(String consumer, IncomingEvent event) throws SQLException {
        lock(consumer, event.aggregateId()); // before what is parked is settled by it, as a replay does
        try (Connection connection = database.getConnection();
                PreparedStatement put = connection.prepareStatement(PUT_SNAPSHOT)) {
            put.setString(1, consumer);
            put.setObject(2, event.id());
            put.setString(3, consumer);
            put.setString(4, event.aggregateId());
            put.setLong(5, event.sequence());
            return put.executeUpdate() == 1 ? Turn.DUE : Turn.DUPLICATE;
        }
    }

    /**
     * Lets nobody else move the aggregate on, or park or settle an event of it, until the caller's transaction ends. All
     * who settle or park take it; a live event that is due takes the row alone, and where there is none yet, as for the
     * first of an aggregate, it does not wait.
     *
     * @return the number of the event applied last; 0 if none was
     */
    long lock(String consumer, String aggregateId) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement absent = connection.prepareStatement(LOCK_ABSENT);
                PreparedStatement present = connection.prepareStatement(LOCK)) {
            absent.setString(1, consumer);
            absent.setString(2, aggregateId);
            absent.execute();
            present.setString(1, consumer);
            present.setString(2, aggregateId);
            try (ResultSet row = present.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }

    /** Goes on behind that event without having applied it, never back; under {@link #lock}. */
    void skipTo(String consumer, String aggregateId, long sequence) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement skip = connection.prepareStatement(SKIP_TO)) {
            skip.setString(1, consumer);
            skip.setString(2, aggregateId);
            skip.setLong(3, sequence);
            skip.executeUpdate();
        }
    }

    private static boolean advance(Connection connection, String consumer, IncomingEvent event) throws SQLException {
        try (PreparedStatement advance = connection.prepareStatement(ADVANCE)) {
            advance.setString(1, consumer);
            advance.setString(2, event.aggregateId());
            advance.setLong(3, event.sequence());
            advance.setBoolean(4, event.sequence() == 1 || event.gapsAllowed());
            advance.setString(5, consumer);
            advance.setString(6, event.aggregateId());
            advance.setBoolean(7, event.gapsAllowed());
            advance.setString(8, consumer);
            advance.setObject(9, event.id());
            try (ResultSet counts = advance.executeQuery()) {
                counts.next();
                if (counts.getInt(1) > counts.getInt(2)) {
                    throw new ReusedEventIdException();
                }
                return counts.getInt(1) == 1;
            }
        }
    }

    private static Turn lookUp(Connection connection, String consumer, IncomingEvent event) throws SQLException {
        try (PreparedStatement lookUp = connection.prepareStatement(LOOK_UP)) {
            lookUp.setString(1, consumer);
            lookUp.setObject(2, event.id());
            lookUp.setString(3, consumer);
            lookUp.setString(4, event.aggregateId());
            try (ResultSet known = lookUp.executeQuery()) {
                known.next();
                boolean applied = known.getBoolean(1);
                long progress = known.getLong(2);
                if (event.sequence() > progress) {
                    return Turn.EARLY;
                }
                // On a compacted topic, too, whose ids are never purged: a source that uses a number again counts anew.
                return applied ? Turn.DUPLICATE : Turn.CONFLICT;
            }
        }
    }
}
