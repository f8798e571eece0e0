package io.throughline.action.history;

import io.agroal.api.AgroalDataSource;
import io.throughline.action.action.Action;
import io.throughline.action.action.ActionChange;
import io.throughline.kit.EventJson;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The histories in the database. The service has no right to change or delete a row. */
@Singleton
class ActionHistory {
    private static final String INSERT = """
            INSERT INTO action_history (action_id, sequence, change, at, actor, reason, status, owner, due_on, due_version,
                details, recorded_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?)""";

    private static final String SELECT = """
            SELECT sequence, change, at, actor, reason, status, owner, due_on, details, recorded_at FROM action_history
            WHERE action_id = ? AND sequence > ? ORDER BY sequence LIMIT ?""";

    private final AgroalDataSource database;

    ActionHistory(AgroalDataSource database) {
        this.database = database;
    }

    /** Writes the change down, in the transaction in which it happens. */
    void on(@Observes ActionChange change) {
        Action action = change.action();
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setObject(1, action.id());
            insert.setLong(2, change.sequence());
            insert.setString(3, FactInWords.kind(change.fact()));
            insert.setObject(4, change.said().at().atOffset(ZoneOffset.UTC));
            insert.setString(5, change.said().by());
            insert.setString(6, change.said().reason());
            insert.setString(7, action.status().name());
            insert.setString(8, action.owner());
            insert.setObject(9, action.due().dueOn());
            insert.setInt(10, action.due().dueVersion());
            insert.setString(11, EventJson.write(FactInWords.details(change.fact())));
            insert.setObject(12, change.said().now().atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new HistoryException(e);
        }
    }

    /** Changes in order. */
    List<HistoryEntryView> entries(UUID action, long after, int rows) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(SELECT)) {
            select.setObject(1, action);
            select.setLong(2, after);
            select.setInt(3, rows);
            List<HistoryEntryView> entries = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    entries.add(entry(row));
                }
            }
            return entries;
        } catch (SQLException e) {
            throw new HistoryException(e);
        }
    }

    private static HistoryEntryView entry(ResultSet row) throws SQLException {
        return new HistoryEntryView(
                row.getLong(1),
                row.getString(2),
                instant(row, 3),
                instant(row, 10),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getObject(8, LocalDate.class),
                EventJson.readTexts(row.getString(9)));
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
