package io.throughline.incident.incident;

import io.agroal.api.AgroalDataSource;
import io.throughline.incident.incident.IncidentRepository.Group;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/** The tallies of incidents; within the caller's transaction, which holds the lock of the incident's group. */
@Singleton
class AlertTallyTable {
    private static final String OPEN_OF_GROUP = "service = ? AND group_key = ? AND " + IncidentGroups.IS_OPEN;

    private static final String LOCK_OPEN = "SELECT 1 FROM incident WHERE " + OPEN_OF_GROUP + " FOR NO KEY UPDATE";

    private static final String READ = """
            SELECT incident.id, number, private, linked_count, announced_count, announcement_count,
                coalesce((
                    SELECT kind = 'ALERTS_SILENT' FROM timeline_entry
                    WHERE timeline_entry.incident_id = incident.id AND kind IN ('ALERTS_LINKED', 'ALERTS_SILENT')
                    ORDER BY entry_no DESC LIMIT 1), false)
            FROM incident LEFT JOIN incident_alert_tally AS tally ON tally.incident_id = incident.id""";

    private static final String WRITE = """
            INSERT INTO incident_alert_tally (incident_id, linked_count, announced_count, announcement_count)
            VALUES (?, ?, ?, ?)
            ON CONFLICT (incident_id) DO UPDATE
            SET (linked_count, announced_count, announcement_count) =
                (excluded.linked_count, excluded.announced_count, excluded.announcement_count)""";

    private final AgroalDataSource database;

    AlertTallyTable(AgroalDataSource database) {
        this.database = database;
    }

    /**
     * The open incident of a group that the caller holds ({@link IncidentGroups#hold}), so that no other one opens meanwhile,
     * locked. Two statements, of which the second sees what was committed before the first had its lock, sent at once.
     */
    Optional<Tallied> lockOpen(Group group) {
        try (Connection connection = database.getConnection();
                PreparedStatement both =
                        connection.prepareStatement(LOCK_OPEN + ";" + READ + " WHERE " + OPEN_OF_GROUP)) {
            for (int parameter = 1; parameter < 5; parameter += 2) {
                both.setString(parameter, group.service());
                both.setString(parameter + 1, group.groupKey());
            }
            both.execute();
            both.getMoreResults();
            ResultSet row = both.getResultSet();
            return row.next() ? Optional.of(tallied(row)) : Optional.empty();
        } catch (SQLException e) {
            throw new IllegalStateException("open incident of a group not locked", e);
        }
    }

    /** An incident that is there. */
    Tallied of(UUID incident) {
        try (Connection connection = database.getConnection();
                PreparedStatement read = connection.prepareStatement(READ + " WHERE incident.id = ?")) {
            read.setObject(1, incident);
            ResultSet row = read.executeQuery();
            row.next();
            return tallied(row);
        } catch (SQLException e) {
            throw new IllegalStateException("tally of alerts not read", e);
        }
    }

    private static Tallied tallied(ResultSet row) throws SQLException {
        return new Tallied(
                row.getObject(1, UUID.class),
                IncidentRef.INCIDENTS.to(row.getLong(2)),
                row.getBoolean(3),
                new AlertTally(row.getLong(4), row.getLong(5), row.getInt(6)), // 0 where there is none yet
                row.getBoolean(7));
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

    /**
     * As much of an incident as an alert that joins it needs.
     *
     * @param isSilent whether the timeline still says that every alert of it has resolved
     */
    record Tallied(UUID incident, String reference, boolean isPrivate, AlertTally tally, boolean isSilent) {
        /** After so many more have joined; what the timeline says of silence is not to stay the last word. */
        AlertTally plus(int alerts) {
            AlertTally joined = tally.plus(alerts);
            return isSilent ? joined.announcing() : joined;
        }
    }
}
