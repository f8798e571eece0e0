package io.throughline.kit;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** PostgreSQL's time, by which everything falls due: the clocks of replicas may differ. */
@Singleton
public class DatabaseClock {
    private final AgroalDataSource database;

    DatabaseClock(AgroalDataSource database) {
        this.database = database;
    }

    /**
     * The same within a transaction.
     *
     * @throws IllegalStateException if the database does not answer
     */
    public Instant now() {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("SELECT throughline_now()");
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getObject(1, OffsetDateTime.class).toInstant();
        } catch (SQLException e) {
            throw new IllegalStateException("no time from the database", e);
        }
    }
}
