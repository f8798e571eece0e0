package io.throughline.incident.catalog.readiness;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What each service needs; small enough to be read whole, also for 10,000 services. */
@Singleton
public class DependencyTable {
    private static final String IN_USE = "SELECT slug, dependencies FROM service WHERE retired_at IS NULL";

    private final AgroalDataSource database;

    DependencyTable(AgroalDataSource database) {
        this.database = database;
    }

    /** By slug. */
    public Map<String, List<String>> ofServicesInUse() {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(IN_USE);
                ResultSet rows = select.executeQuery()) {
            Map<String, List<String>> dependencies = new HashMap<>();
            while (rows.next()) {
                dependencies.put(rows.getString(1), Arrays.asList((String[])
                        rows.getArray(2).getArray()));
            }
            return dependencies;
        } catch (SQLException e) {
            throw new ReadinessException(e);
        }
    }
}
