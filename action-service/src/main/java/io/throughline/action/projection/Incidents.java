package io.throughline.action.projection;

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
import org.jspecify.annotations.Nullable;

/** The incidents that incident-service has announced. */
@Singleton
public class Incidents {
    private static final String PUT = """
            INSERT INTO incident (id, reference, severity, status, private, members, service, lead, services)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET
                reference = excluded.reference, severity = excluded.severity, status = excluded.status,
                private = excluded.private, members = excluded.members, service = excluded.service,
                lead = excluded.lead, services = excluded.services""";

    private static final String FIND = "SELECT severity, services, lead FROM incident WHERE reference = ?";

    private static final String FIND_VISIBLE =
            "SELECT severity, services, lead FROM incident WHERE reference = ? AND (NOT private OR ? = ANY (members))";

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
            put.setString(7, incident.service());
            put.setString(8, incident.lead());
            put.setArray(9, connection.createArrayOf("text", incident.services().toArray()));
            put.executeUpdate();
        } catch (SQLException e) {
            throw new ProjectionException(e);
        }
    }

    /** The incident of that reference; empty if none is named, or it is not known here (yet). */
    public Optional<IncidentRecord> find(@Nullable String reference) {
        return reference == null ? Optional.empty() : select(FIND, reference, reference);
    }

    /** As {@link #find}, but a private one only if that person may know of it. */
    public Optional<IncidentRecord> findVisible(String reference, String reader) {
        return select(FIND_VISIBLE, reference, reference, reader);
    }

    private Optional<IncidentRecord> select(String sql, String reference, String... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement find = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                find.setString(i + 1, values[i]);
            }
            try (ResultSet row = find.executeQuery()) {
                return row.next()
                        ? Optional.of(new IncidentRecord(
                                reference,
                                row.getString(1),
                                Arrays.asList((String[]) row.getArray(2).getArray()),
                                Optional.ofNullable(row.getString(3))))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new ProjectionException(e);
        }
    }
}
