package io.throughline.action.projection;

import io.agroal.api.AgroalDataSource;
import io.throughline.events.PersonChanged;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** The people that incident-service has announced. */
@Singleton
public class People {
    private static final String PUT = """
            INSERT INTO person (email, name, time_zone, active) VALUES (?, ?, ?, ?)
            ON CONFLICT (email) DO UPDATE SET
                name = excluded.name, time_zone = excluded.time_zone, active = excluded.active""";

    private static final String INACTIVE = "SELECT email FROM person WHERE email = ANY (?) AND NOT active";

    private final AgroalDataSource database;

    People(AgroalDataSource database) {
        this.database = database;
    }

    /** Takes the record as it is now; the inbox has seen to it that none is older than the one before. */
    public void put(PersonChanged person) {
        try (Connection connection = database.getConnection();
                PreparedStatement put = connection.prepareStatement(PUT)) {
            put.setString(1, person.email());
            put.setString(2, person.name());
            put.setString(3, person.timeZone());
            put.setBoolean(4, person.active());
            put.executeUpdate();
        } catch (SQLException e) {
            throw new ProjectionException(e);
        }
    }

    /**
     * Those who are known to have left; an address that nobody has registered may well be somebody's.
     *
     * @param emails trimmed and lower-cased
     */
    public Set<String> inactiveOf(Collection<String> emails) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(INACTIVE)) {
            select.setArray(1, connection.createArrayOf("text", emails.toArray()));
            Set<String> inactive = new HashSet<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    inactive.add(row.getString(1));
                }
            }
            return inactive;
        } catch (SQLException e) {
            throw new ProjectionException(e);
        }
    }
}
