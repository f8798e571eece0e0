package io.throughline.notification.projection;

import io.agroal.api.AgroalDataSource;
import io.throughline.events.IncidentSnapshot;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/** The incidents that incident-service has announced. */
@Singleton
public class Incidents {
    private static final String PUT = """
            INSERT INTO incident (id, reference, title, service, severity, status, private, members)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET
                reference = excluded.reference, title = excluded.title, service = excluded.service,
                severity = excluded.severity, status = excluded.status,
                private = excluded.private, members = excluded.members""";

    private static final String FIND = "SELECT severity, private, members FROM incident WHERE reference = ?";

    private final AgroalDataSource database;

    Incidents(AgroalDataSource database) {
        this.database = database;
    }

    /** Takes the incident as it is after an event. */
    public void put(UUID id, IncidentSnapshot incident) {
        try (Connection connection = database.getConnection();
                PreparedStatement put = connection.prepareStatement(PUT)) {
            put.setObject(1, id);
            put.setString(2, incident.reference());
            put.setString(3, incident.title());
            put.setString(4, incident.service());
            put.setString(5, incident.severity());
            put.setString(6, incident.status());
            put.setBoolean(7, incident.restricted());
            put.setArray(8, connection.createArrayOf("text", incident.members().toArray()));
            put.executeUpdate();
        } catch (SQLException e) {
            throw new ProjectionException(e);
        }
    }

    /** The incident as it was last announced; empty while it is not: topics have no order among each other. */
    public Optional<KnownIncident> find(String reference) {
        try (Connection connection = database.getConnection();
                PreparedStatement find = connection.prepareStatement(FIND)) {
            find.setString(1, reference);
            try (ResultSet row = find.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                String[] members = (String[]) row.getArray(3).getArray();
                return Optional.of(new KnownIncident(row.getString(1), row.getBoolean(2), Arrays.asList(members)));
            }
        } catch (SQLException e) {
            throw new ProjectionException(e);
        }
    }
}
