package io.throughline.incident.catalog;

import io.agroal.api.AgroalDataSource;
import io.throughline.incident.catalog.record.MaintenanceWindow;
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
import org.jspecify.annotations.Nullable;

/** What matters of many services at a moment: the intake of alerts asks with each delivery. */
@Singleton
class ServiceStates {
    /** The window that ends last, if several overlap. */
    private static final String AT = """
            SELECT slug, tier, stretch.begins, stretch.ends, stretch.reason
            FROM service LEFT JOIN LATERAL (
                SELECT (entry ->> 'from')::timestamptz AS begins, (entry ->> 'to')::timestamptz AS ends, entry ->> 'reason' AS reason
                FROM jsonb_array_elements(maintenance_windows) AS entry) AS stretch
                ON stretch.begins <= ? AND stretch.ends > ?
            WHERE slug IN (SELECT unnest((SELECT ?::text[])))
            ORDER BY stretch.ends NULLS FIRST""";

    private final AgroalDataSource database;

    ServiceStates(AgroalDataSource database) {
        this.database = database;
    }

    /** By slug; services that are not in the catalogue are left out. */
    Map<String, ServiceState> at(Instant at, Collection<String> slugs) {
        Map<String, ServiceState> states = new HashMap<>();
        if (slugs.isEmpty()) {
            return states;
        }
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(AT)) {
            OffsetDateTime moment = at.atOffset(ZoneOffset.UTC);
            select.setObject(1, moment);
            select.setObject(2, moment);
            select.setArray(3, connection.createArrayOf("text", slugs.toArray()));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    states.put(rows.getString(1), new ServiceState(rows.getInt(2), window(rows)));
                }
            }
        } catch (SQLException e) {
            throw new CatalogException(e);
        }
        return states;
    }

    private static @Nullable MaintenanceWindow window(ResultSet rows) throws SQLException {
        return rows.getObject(3) == null
                ? null
                : new MaintenanceWindow(instant(rows, 3), instant(rows, 4), rows.getString(5));
    }

    private static Instant instant(ResultSet rows, int column) throws SQLException {
        return rows.getObject(column, OffsetDateTime.class).toInstant();
    }
}
