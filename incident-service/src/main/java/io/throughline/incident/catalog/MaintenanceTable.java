package io.throughline.incident.catalog;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** The windows of maintenance of many services at once: the intake of alerts asks with each delivery. */
@Singleton
class MaintenanceTable {
    /** The one that ends last, if several overlap. */
    private static final String AT = """
            SELECT slug, stretch.begins, stretch.ends, stretch.reason
            FROM service,
                LATERAL (
                    SELECT (entry ->> 'from')::timestamptz AS begins, (entry ->> 'to')::timestamptz AS ends, entry ->> 'reason' AS reason
                    FROM jsonb_array_elements(maintenance_windows) AS entry) AS stretch
            WHERE slug = ANY (?) AND stretch.begins <= ? AND stretch.ends > ?
            ORDER BY stretch.ends""";

    private final AgroalDataSource database;

    MaintenanceTable(AgroalDataSource database) {
        this.database = database;
    }

    /** By slug, the window that is open at that moment; services without one are left out. */
    Map<String, MaintenanceWindow> openAt(Instant at, Collection<String> slugs) {
        Map<String, MaintenanceWindow> open = new HashMap<>();
        if (slugs.isEmpty()) {
            return open;
        }
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(AT)) {
            OffsetDateTime moment = at.atOffset(ZoneOffset.UTC);
            select.setArray(1, connection.createArrayOf("text", slugs.toArray()));
            select.setObject(2, moment);
            select.setObject(3, moment);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    open.put(
                            rows.getString(1),
                            new MaintenanceWindow(instant(rows, 2), instant(rows, 3), rows.getString(4)));
                }
            }
        } catch (SQLException e) {
            throw new CatalogException(e);
        }
        return open;
    }

    private static Instant instant(ResultSet rows, int column) throws SQLException {
        return rows.getObject(column, OffsetDateTime.class).toInstant();
    }
}
