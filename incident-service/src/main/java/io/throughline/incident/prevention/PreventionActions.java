package io.throughline.incident.prevention;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The prevention actions of incidents: a projection, beside what published reviews asked for. */
@Singleton
public class PreventionActions {
    private static final String EXPECT = """
            INSERT INTO expected_action (item, incident_id, title, owner, due_on) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (item) DO NOTHING""";

    private static final String PUT = """
            INSERT INTO incident_action AS existing (action_id, reference, incident_id, item, title, status, owner, due_on, overdue,
                verified_by, opened_at, changed_at, verified_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (action_id) DO UPDATE SET
                title = excluded.title, status = excluded.status, owner = excluded.owner, due_on = excluded.due_on,
                overdue = excluded.overdue, verified_by = excluded.verified_by, changed_at = excluded.changed_at,
                verified_at = CASE WHEN existing.status = excluded.status
                    THEN coalesce(existing.verified_at, excluded.verified_at) ELSE excluded.verified_at END
            WHERE NOT EXISTS (
                SELECT FROM action_history AS told WHERE told.action_id = excluded.action_id AND told.sequence > ?)""";

    private static final String REMEMBER = """
            INSERT INTO action_history (action_id, sequence, status, overdue, type, at) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (action_id, sequence) DO NOTHING""";

    private static final String COUNTS = """
            SELECT incident_id,
                count(*) FILTER (WHERE status NOT IN ('VERIFIED', 'DROPPED')),
                count(*) FILTER (WHERE overdue AND status NOT IN ('VERIFIED', 'DROPPED')),
                count(*) FILTER (WHERE status = 'VERIFIED')
            FROM incident_action WHERE incident_id = ANY (?) GROUP BY incident_id""";

    /** What was asked for and is not opened yet is unfinished, too. */
    private static final String UNFINISHED = """
            SELECT reference FROM incident_action
            WHERE incident_id = ? AND status NOT IN ('VERIFIED', 'DROPPED')
            UNION ALL
            SELECT '"' || title || '"' FROM expected_action AS expected
            WHERE incident_id = ? AND NOT EXISTS (SELECT FROM incident_action AS opened WHERE opened.item = expected.item)
            ORDER BY 1""";

    private static final String EXPECTED = "SELECT item FROM expected_action WHERE incident_id = ?";

    private final AgroalDataSource database;

    PreventionActions(AgroalDataSource database) {
        this.database = database;
    }

    /** Notes what a published review asks for; what it asked for before stays as it was. */
    public void expect(UUID incident, List<ExpectedAction> actions) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(EXPECT)) {
            for (ExpectedAction action : actions) {
                insert.setObject(1, action.item());
                insert.setObject(2, incident);
                insert.setString(3, action.title());
                insert.setString(4, action.owner());
                insert.setObject(5, Date.valueOf(action.dueOn()));
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException e) {
            throw new PreventionException(e);
        }
    }

    /** Takes an action as it is now, and remembers since when; one that is older than the one before changes nothing. */
    public void put(KnownAction action) {
        try (Connection connection = database.getConnection()) {
            put(connection, action);
            remember(connection, action, Standing.of(action, action.at()));
        } catch (SQLException e) {
            throw new PreventionException(e);
        }
    }

    /**
     * Takes an action as its owner says it again. What is not known of how it stood before is that it was open once: the
     * number below all true ones stands for that.
     */
    public void putAgain(KnownAction action) {
        try (Connection connection = database.getConnection()) {
            put(connection, action);
            remember(connection, action, new Standing(0, "OPEN", false, action.openedAt()));
            Instant verifiedAt = action.verifiedAt();
            remember(connection, action, Standing.of(action, verifiedAt == null ? action.at() : verifiedAt));
        } catch (SQLException e) {
            throw new PreventionException(e);
        }
    }

    private static void put(Connection connection, KnownAction action) throws SQLException {
        OffsetDateTime at = action.at().atOffset(ZoneOffset.UTC);
        try (PreparedStatement put = connection.prepareStatement(PUT)) {
            put.setObject(1, action.id());
            put.setString(2, action.reference());
            put.setObject(3, action.incident());
            put.setObject(4, action.item());
            put.setString(5, action.title());
            put.setString(6, action.status());
            put.setString(7, action.owner());
            put.setObject(8, Date.valueOf(action.dueOn()));
            put.setBoolean(9, action.overdue());
            put.setString(10, action.verifiedBy());
            put.setObject(11, action.openedAt().atOffset(ZoneOffset.UTC));
            put.setObject(12, at);
            put.setObject(
                    13,
                    action.verifiedAt() == null ? null : action.verifiedAt().atOffset(ZoneOffset.UTC),
                    Types.TIMESTAMP_WITH_TIMEZONE);
            put.setLong(14, action.sequence());
            put.executeUpdate();
        }
    }

    private static void remember(Connection connection, KnownAction action, Standing standing) throws SQLException {
        try (PreparedStatement remember = connection.prepareStatement(REMEMBER)) {
            remember.setObject(1, action.id());
            remember.setLong(2, standing.sequence());
            remember.setString(3, standing.status());
            remember.setBoolean(4, standing.overdue());
            remember.setString(5, action.type());
            remember.setObject(6, standing.at().atOffset(ZoneOffset.UTC));
            remember.executeUpdate();
        }
    }

    /** How an action stood since when. */
    private record Standing(long sequence, String status, boolean overdue, Instant at) {
        static Standing of(KnownAction action, Instant since) {
            return new Standing(action.sequence(), action.status(), action.overdue(), since);
        }
    }

    /** How many actions each incident led to; nothing for incidents without any. */
    public Map<UUID, Counts> countsOf(Collection<UUID> incidents) {
        Map<UUID, Counts> counts = new HashMap<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(COUNTS)) {
            select.setArray(1, connection.createArrayOf("uuid", incidents.toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    counts.put(
                            row.getObject(1, UUID.class), new Counts(row.getLong(2), row.getLong(3), row.getLong(4)));
                }
            }
            return counts;
        } catch (SQLException e) {
            throw new PreventionException(e);
        }
    }

    /** What is neither verified nor dropped: references, and titles of what is not opened yet. */
    public List<String> unfinishedOf(UUID incident) {
        return texts(UNFINISHED, incident, incident);
    }

    /** The drafts that earlier versions of the review asked for. */
    public List<UUID> expectedOf(UUID incident) {
        return texts(EXPECTED, incident).stream().map(UUID::fromString).toList();
    }

    private List<String> texts(String sql, UUID... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                select.setObject(i + 1, values[i]);
            }
            List<String> texts = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    texts.add(row.getString(1));
                }
            }
            return texts;
        } catch (SQLException e) {
            throw new PreventionException(e);
        }
    }

    /** How many actions an incident led to: unfinished, of those overdue, and verified. */
    public record Counts(long open, long overdue, long verified) {
        /** An incident without actions. */
        public static final Counts NONE = new Counts(0, 0, 0);
    }
}
