package io.throughline.notification.projection;

import io.agroal.api.AgroalDataSource;
import io.throughline.events.ServiceChanged;
import io.throughline.kit.EventJson;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;

/** The services that incident-service has announced. */
@Singleton
public class Services {
    private static final String PUT = """
            INSERT INTO service (slug, name, accountable_owner, deputies, escalation_route) VALUES (?, ?, ?, ?, ?::jsonb)
            ON CONFLICT (slug) DO UPDATE SET
                name = excluded.name, accountable_owner = excluded.accountable_owner,
                deputies = excluded.deputies, escalation_route = excluded.escalation_route""";

    private static final String FIND = "SELECT accountable_owner, deputies FROM service WHERE slug = ?";

    private final AgroalDataSource database;

    Services(AgroalDataSource database) {
        this.database = database;
    }

    /** Takes the record as it is now; the inbox has seen to it that none is older than the one before. */
    public void put(ServiceChanged service) {
        try (Connection connection = database.getConnection();
                PreparedStatement put = connection.prepareStatement(PUT)) {
            put.setString(1, service.slug());
            put.setString(2, service.name());
            put.setString(3, service.accountableOwner());
            put.setArray(4, connection.createArrayOf("text", service.deputies().toArray()));
            put.setString(5, EventJson.write(service.escalationRoute()));
            put.executeUpdate();
        } catch (SQLException e) {
            throw new ProjectionException(e);
        }
    }

    /** Who answers for it; nobody for a service that is not in the catalogue. */
    public ServiceContacts contactsOf(String slug) {
        try (Connection connection = database.getConnection();
                PreparedStatement find = connection.prepareStatement(FIND)) {
            find.setString(1, slug);
            try (ResultSet row = find.executeQuery()) {
                return row.next()
                        ? new ServiceContacts(row.getString(1), Arrays.asList((String[])
                                row.getArray(2).getArray()))
                        : ServiceContacts.NOBODY;
            }
        } catch (SQLException e) {
            throw new ProjectionException(e);
        }
    }
}
