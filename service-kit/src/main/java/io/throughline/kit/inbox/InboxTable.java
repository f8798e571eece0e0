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

    private static final String LOOK_UP = """
            SELECT EXISTS (SELECT FROM inbox WHERE consumer = ? AND event_id = ?),
                   coalesce((SELECT applied_sequence FROM consumer_progress WHERE consumer = ? AND aggregate_id = ?), 0)""";

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
        /** Its number was used by another event. */
        CONFLICT,
        /** Earlier ones are missing. */
        EARLY
    }

    /** Takes the event's turn; within the caller's transaction. */
    Turn take(String consumer, IncomingEvent event) throws SQLException {
        try (Connection connection = database.getConnection()) {
            if (advance(connection, consumer, event)) {
                return Turn.DUE;
            }
            return lookUp(connection, consumer, event);
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
                // On a compacted topic a record older than the one applied last may come late: it is history.
                boolean history = event.gapsAllowed() && event.sequence() < progress;
                return applied || history ? Turn.DUPLICATE : Turn.CONFLICT;
            }
        }
    }
}
