package io.throughline.incident.incident;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/** The tallies of incidents; within the caller's transaction, which holds the lock of the incident's group. */
@Singleton
class AlertTallyTable {
    private static final String READ =
            "SELECT linked_count, announced_count, announcement_count FROM incident_alert_tally WHERE incident_id = ?";

    private static final String WRITE = """
            INSERT INTO incident_alert_tally (incident_id, linked_count, announced_count, announcement_count)
            VALUES (?, ?, ?, ?)
            ON CONFLICT (incident_id) DO UPDATE
            SET (linked_count, announced_count, announcement_count) =
                (excluded.linked_count, excluded.announced_count, excluded.announcement_count)""";

    private static final String SILENT = """
            SELECT coalesce((
                SELECT kind = 'ALERTS_SILENT' FROM timeline_entry
                WHERE incident_id = ? AND kind IN ('ALERTS_LINKED', 'ALERTS_SILENT')
                ORDER BY entry_no DESC LIMIT 1), false)""";

    private final AgroalDataSource database;

    AlertTallyTable(AgroalDataSource database) {
        this.database = database;
    }

    AlertTally of(UUID incident) {
        try (Connection connection = database.getConnection();
                PreparedStatement read = connection.prepareStatement(READ)) {
            read.setObject(1, incident);
            try (ResultSet row = read.executeQuery()) {
                return row.next() ? new AlertTally(row.getLong(1), row.getLong(2), row.getInt(3)) : AlertTally.NONE;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("tally of alerts not read", e);
        }
    }

    void set(UUID incident, AlertTally tally) {
        try (Connection connection = database.getConnection();
                PreparedStatement write = connection.prepareStatement(WRITE)) {
            write.setObject(1, incident);
            write.setLong(2, tally.linked());
            write.setLong(3, tally.announced());
            write.setInt(4, tally.announcements());
            write.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("tally of alerts not written", e);
        }
    }

    /** Whether the timeline still says that every alert of it has resolved. */
    boolean isSilent(UUID incident) {
        try (Connection connection = database.getConnection();
                PreparedStatement read = connection.prepareStatement(SILENT)) {
            read.setObject(1, incident);
            try (ResultSet row = read.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("silence of an incident not read", e);
        }
    }
}
