package io.throughline.action.projection;

import io.agroal.api.AgroalDataSource;
import io.throughline.events.PersonChanged;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The people that incident-service has announced. */
@Singleton
public class People {
    private static final String PUT = """
            INSERT INTO person (email, name, time_zone, active) VALUES (?, ?, ?, ?)
            ON CONFLICT (email) DO UPDATE SET
                name = excluded.name, time_zone = excluded.time_zone, active = excluded.active""";

    private static final String IS_INACTIVE = "SELECT EXISTS (SELECT FROM person WHERE email = ? AND NOT active)";

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
     * Whether that person is known to have left; an address that nobody has registered may well be somebody's.
     *
     * @param email trimmed and lower-cased
     */
    public boolean isInactive(String email) {
        try (Connection connection = database.getConnection();
                PreparedStatement ask = connection.prepareStatement(IS_INACTIVE)) {
            ask.setString(1, email);
            try (ResultSet row = ask.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        } catch (SQLException e) {
            throw new ProjectionException(e);
        }
    }
}
