package io.throughline.notification.projection;

import io.agroal.api.AgroalDataSource;
import io.throughline.events.PersonChanged;
import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** The people that incident-service has announced. */
@Singleton
public class People {
    private static final String PUT = """
            INSERT INTO person (email, name, time_zone, active, groups) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (email) DO UPDATE SET
                name = excluded.name, time_zone = excluded.time_zone,
                active = excluded.active, groups = excluded.groups""";

    private static final String FIND = """
            SELECT email, active, groups FROM person WHERE email = ANY (?) OR groups @> ARRAY[?::text] ORDER BY email""";

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
            put.setArray(5, textArray(connection, person.groups()));
            put.executeUpdate();
        } catch (SQLException e) {
            throw new ProjectionException(e);
        }
    }

    /**
     * Those of the named people that are registered, and everybody in the group, by e-mail.
     *
     * @param emails trimmed and lower-cased
     */
    public List<Person> find(Collection<String> emails, String group) {
        try (Connection connection = database.getConnection();
                PreparedStatement find = connection.prepareStatement(FIND)) {
            find.setArray(1, textArray(connection, emails));
            find.setString(2, group);
            List<Person> people = new ArrayList<>();
            try (ResultSet row = find.executeQuery()) {
                while (row.next()) {
                    String[] groups = (String[]) row.getArray(3).getArray();
                    people.add(new Person(row.getString(1), row.getBoolean(2), Arrays.asList(groups)));
                }
            }
            return people;
        } catch (SQLException e) {
            throw new ProjectionException(e);
        }
    }

    private static Array textArray(Connection connection, Collection<String> texts) throws SQLException {
        return connection.createArrayOf("text", texts.toArray());
    }
}
