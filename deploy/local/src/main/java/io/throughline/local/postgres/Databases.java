package io.throughline.local.postgres;

import io.throughline.local.data.Secrets;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * One database per service, an owner role for its migrations, and a smaller role for the service that can enter no other
 * database. The SQL is the same that every other way to run Throughline uses ({@code deploy/postgres}).
 */
final class Databases {
    private static final String MAINTENANCE = "postgres";

    private final Superuser superuser;
    private final Secrets secrets;

    Databases(Superuser superuser, Secrets secrets) {
        this.superuser = superuser;
        this.secrets = secrets;
    }

    /** Makes what is missing, and sets passwords and rights as they should be. */
    void provide(List<String> databases) throws IOException {
        try (var maintenance = superuser.connect(MAINTENANCE)) {
            for (var database : databases) {
                execute(maintenance, "1-roles.sql", database);
                if (!exists(maintenance, database)) {
                    execute(maintenance, "2-database.sql", database);
                }
                try (var inside = superuser.connect(database)) {
                    execute(inside, "3-inside-database.sql", database);
                }
            }
        } catch (SQLException e) {
            throw new IOException("databases: " + e.getMessage(), e);
        }
    }

    private static boolean exists(Connection connection, String database) throws SQLException {
        try (var query = connection.prepareStatement("SELECT FROM pg_database WHERE datname = ?")) {
            query.setString(1, database);
            try (var rows = query.executeQuery()) {
                return rows.next();
            }
        }
    }

    private void execute(Connection connection, String file, String database) throws IOException, SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(read(file)
                    .replace("${database}", database)
                    .replace("${owner_password}", secrets.password(ownerOf(database)))
                    .replace("${app_password}", secrets.password(appOf(database))));
        }
    }

    private static String read(String file) throws IOException {
        try (var resource = Databases.class.getResourceAsStream("/postgres/" + file)) {
            if (resource == null) {
                throw new FileNotFoundException(file);
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    static String ownerOf(String database) {
        return database + "_owner";
    }

    static String appOf(String database) {
        return database + "_app";
    }
}
