package io.throughline.incident.thread;

import io.agroal.api.AgroalDataSource;
import io.throughline.incident.incident.TimelineKind;
import io.throughline.incident.thread.ThreadFacts.ActionFacts;
import io.throughline.incident.thread.ThreadFacts.Entry;
import io.throughline.incident.thread.ThreadFacts.ReviewFacts;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what the thread of an incident is made of, a few statements in all. */
@Singleton
class ThreadTables {
    private static final String FIRST_ALERT = "SELECT min(starts_at) FROM alert WHERE incident_id = ?";

    /**
     * Of who was told, only those count who were told of the incident itself; of who said that they know, only the one who
     * acknowledged it with that.
     */
    private static final String FIRST_ENTRIES = """
            SELECT DISTINCT ON (kind) kind, happened_at, actor FROM timeline_entry
            WHERE incident_id = ? AND CASE kind
                WHEN 'NOTIFIED' THEN details ->> 'because' = 'incident.declared.v1'
                WHEN 'NOTIFICATION_ACKNOWLEDGED' THEN details ->> 'acknowledgedAt' IS NOT NULL
                ELSE true END
            ORDER BY kind, happened_at, entry_no""";

    private static final String LAST_ENTRIES = """
            SELECT DISTINCT ON (kind) kind, happened_at, actor FROM timeline_entry
            WHERE incident_id = ? ORDER BY kind, entry_no DESC""";

    private static final String REVIEW = """
            SELECT state, (due_on + 1)::timestamp AT TIME ZONE time_zone, root_cause_at, root_cause_by, published_by,
                decision_by, content ->> 'leadershipNote'
            FROM review WHERE incident_id = ? AND (state = 'PUBLISHED' OR NOT ?) ORDER BY version DESC LIMIT 1""";

    /** Prevention is assigned with the last action that was asked for: others may come at any time. */
    private static final String ACTIONS = """
            SELECT (SELECT count(*) FROM expected_action WHERE incident_id = ?),
                (SELECT count(*) FROM expected_action AS expected WHERE incident_id = ? AND NOT EXISTS (
                    SELECT FROM incident_action AS opened WHERE opened.item = expected.item)),
                coalesce(array_agg(reference ORDER BY opened_at), '{}'),
                count(*) FILTER (WHERE status NOT IN ('VERIFIED', 'DROPPED')),
                count(*) FILTER (WHERE overdue AND status NOT IN ('VERIFIED', 'DROPPED')),
                coalesce(
                    max(opened_at) FILTER (WHERE EXISTS (
                        SELECT FROM expected_action AS asked WHERE asked.item = incident_action.item)),
                    max(opened_at)),
                max(coalesce(verified_at, changed_at)) FILTER (WHERE status = 'VERIFIED'),
                (array_agg(verified_by ORDER BY coalesce(verified_at, changed_at) DESC, action_id)
                    FILTER (WHERE status = 'VERIFIED'))[1]
            FROM incident_action WHERE incident_id = ?""";

    private final AgroalDataSource database;

    ThreadTables(AgroalDataSource database) {
        this.database = database;
    }

    /** @param published whether a review is published: a draft that amends it does not count yet */
    ThreadFacts of(UUID incident, boolean published) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return new ThreadFacts(
                    firstAlert(connection, incident),
                    entries(connection, FIRST_ENTRIES, incident),
                    entries(connection, LAST_ENTRIES, incident),
                    review(connection, incident, published),
                    actions(connection, incident));
        }
    }

    private static @Nullable Instant firstAlert(Connection connection, UUID incident) throws SQLException {
        try (PreparedStatement select = select(connection, FIRST_ALERT, incident);
                ResultSet row = select.executeQuery()) {
            row.next();
            return instant(row, 1);
        }
    }

    private static Map<TimelineKind, Entry> entries(Connection connection, String sql, UUID incident)
            throws SQLException {
        Map<TimelineKind, Entry> entries = new EnumMap<>(TimelineKind.class);
        try (PreparedStatement select = select(connection, sql, incident);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                Instant at = row.getObject(2, OffsetDateTime.class).toInstant();
                entries.put(TimelineKind.named(row.getString(1)), new Entry(at, row.getString(3)));
            }
        }
        return entries;
    }

    private static @Nullable ReviewFacts review(Connection connection, UUID incident, boolean published)
            throws SQLException {
        try (PreparedStatement select = select(connection, REVIEW, incident, published);
                ResultSet row = select.executeQuery()) {
            return row.next()
                    ? new ReviewFacts(
                            row.getString(1),
                            instant(row, 2),
                            instant(row, 3),
                            row.getString(4),
                            row.getString(5),
                            row.getString(6),
                            row.getString(7))
                    : null;
        }
    }

    private static ActionFacts actions(Connection connection, UUID incident) throws SQLException {
        try (PreparedStatement select = select(connection, ACTIONS, incident, incident, incident);
                ResultSet row = select.executeQuery()) {
            row.next();
            List<String> references = Arrays.asList((String[]) row.getArray(3).getArray());
            return new ActionFacts(
                    row.getLong(1),
                    row.getLong(2),
                    references,
                    row.getLong(4),
                    row.getLong(5),
                    instant(row, 6),
                    instant(row, 7),
                    row.getString(8));
        }
    }

    private static PreparedStatement select(Connection connection, String sql, Object... values) throws SQLException {
        PreparedStatement select = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            select.setObject(i + 1, values[i]);
        }
        return select;
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
