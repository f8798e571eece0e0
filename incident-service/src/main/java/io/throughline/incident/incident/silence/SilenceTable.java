package io.throughline.incident.incident.silence;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * Finds open incidents whose alerts have all resolved and whose timeline does not say so yet. The timeline itself tells:
 * silence is noted once after each linking, whichever replica did either.
 */
@Singleton
class SilenceTable {
    private static final String INCIDENTS = "SELECT incident.id FROM incident WHERE ";

    /** It fires as long as it has no end; its state would lead PostgreSQL to the index of all alerts that fire. */
    private static final String SILENT = """
            incident.status IN ('DECLARED', 'INVESTIGATING', 'MITIGATED') AND incident.group_key IS NOT NULL
                AND NOT EXISTS (SELECT FROM alert WHERE alert.incident_id = incident.id AND alert.ends_at IS NULL)
                AND 'ALERTS_LINKED' = (
                    SELECT kind FROM timeline_entry AS entry
                    WHERE entry.incident_id = incident.id AND kind IN ('ALERTS_LINKED', 'ALERTS_SILENT')
                    ORDER BY entry_no DESC LIMIT 1)""";

    private static final String FIND = INCIDENTS + SILENT + " LIMIT ?";

    private static final String LOCK = "SELECT id FROM incident WHERE id = ANY (?) FOR UPDATE SKIP LOCKED";

    /** Asked once more under the lock: an alert may have joined between the first look and the lock. */
    private static final String STILL = INCIDENTS + "incident.id = ANY (?) AND " + SILENT;

    private final AgroalDataSource database;

    SilenceTable(AgroalDataSource database) {
        this.database = database;
    }

    /** Neither locked nor changed. */
    List<UUID> find(int rows) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(FIND)) {
            select.setInt(1, rows);
            return ids(select);
        }
    }

    /** Those of these incidents that are silent and nobody else has locked, locked. */
    List<UUID> lockSilent(Collection<UUID> incidents) throws SQLException {
        return among(STILL, among(LOCK, incidents));
    }

    private List<UUID> among(String sql, Collection<UUID> incidents) throws SQLException {
        if (incidents.isEmpty()) {
            return List.of();
        }
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setArray(1, connection.createArrayOf("uuid", incidents.toArray()));
            return ids(select);
        }
    }

    private static List<UUID> ids(PreparedStatement select) throws SQLException {
        List<UUID> ids = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                ids.add(row.getObject(1, UUID.class));
            }
        }
        return ids;
    }
}
