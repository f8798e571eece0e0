package io.throughline.action.projection;

import io.agroal.api.AgroalDataSource;
import io.throughline.events.IncidentSnapshot;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;

/** The incidents that incident-service has announced. */
@Singleton
public class Incidents {
    private static final String PUT = """
            INSERT INTO incident (id, reference, severity, status, private, members) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET
                reference = excluded.reference, severity = excluded.severity, status = excluded.status,
                private = excluded.private, members = excluded.members""";

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
            put.setString(3, incident.severity());
            put.setString(4, incident.status());
            put.setBoolean(5, incident.restricted());
            put.setArray(6, connection.createArrayOf("text", incident.members().toArray()));
            put.executeUpdate();
        } catch (SQLException e) {
            throw new ProjectionException(e);
        }
    }
}
