package io.throughline.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The databases of a stack, as their owners see them. */
public final class StackDatabases {
    /** Of incident-service. */
    public static final String INCIDENT = "incident";
    /** Of action-service. */
    public static final String ACTION = "action";
    /** Of notification-service. */
    public static final String NOTIFICATION = "notification";
    /** All. */
    public static final List<String> ALL = List.of(INCIDENT, ACTION, NOTIFICATION);

    private static final String SUPERUSER = "postgres";

    private final LaunchedStack stack;

    /** Those of that stack. */
    public StackDatabases(LaunchedStack stack) {
        this.stack = stack;
    }

    /** A connection as the database's owner. */
    public Connection connect(String database) throws SQLException {
        return connect(database, database + "_owner", database + "_owner");
    }

    /** The rows of a query, each as texts in the order of its columns. */
    public List<List<@Nullable String>> rows(String database, String sql) {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            int columns = row.getMetaData().getColumnCount();
            List<List<@Nullable String>> rows = new ArrayList<>();
            while (row.next()) {
                List<@Nullable String> values = new ArrayList<>(columns);
                for (int column = 1; column <= columns; column++) {
                    values.add(row.getString(column));
                }
                rows.add(values);
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(database + ": " + sql, e);
        }
    }

    /** The one number that a query answers. */
    public long number(String database, String sql) {
        return Long.parseLong(String.valueOf(rows(database, sql).get(0).get(0)));
    }

    /** Runs a statement as the server's superuser, outside every database of a service. */
    public void administer(String sql) {
        try (Connection connection = connect(SUPERUSER, SUPERUSER, "postgres_superuser");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private Connection connect(String database, String user, String secret) throws SQLException {
        int port = stack.state().part(LaunchedStack.DATABASE).port();
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/" + database, user, password(secret));
    }

    private String password(String secret) {
        try {
            return Files.readString(stack.data().resolve("secrets").resolve(secret))
                    .strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
