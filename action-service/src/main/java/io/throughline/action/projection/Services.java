package io.throughline.action.projection;

import io.agroal.api.AgroalDataSource;
import io.throughline.events.ServiceChanged;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** The services that incident-service has announced. */
@Singleton
public class Services {
    private static final String PUT = """
            INSERT INTO service (slug, name, team, time_zone, accountable_owner, deputies) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (slug) DO UPDATE SET
                name = excluded.name, team = excluded.team, time_zone = excluded.time_zone,
                accountable_owner = excluded.accountable_owner, deputies = excluded.deputies""";

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
            put.setString(3, service.team());
            put.setString(4, service.timeZone());
            put.setString(5, service.accountableOwner());
            put.setArray(6, connection.createArrayOf("text", service.deputies().toArray()));
            put.executeUpdate();
        } catch (SQLException e) {
            throw new ProjectionException(e);
        }
    }
}
