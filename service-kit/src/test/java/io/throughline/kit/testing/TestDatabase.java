package io.throughline.kit.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** A real PostgreSQL for the tests of this JVM, with the databases and roles that the launcher makes too. */
public final class TestDatabase {
    private static final String PASSWORD = "test-only";
    /** The script of the launcher and of compose, from wherever in the checkout the tests run. */
    private static final Path SCRIPTS = projectRoot().resolve("deploy/postgres");

    private final EmbeddedPostgres server;
    private final String name;

    private TestDatabase(EmbeddedPostgres server, String name) {
        this.server = server;
        this.name = name;
    }

    /** Starts a server and makes the database {@code name} with its owner's and its service's roles. */
    public static TestDatabase start(String name) {
        return start(name, Map.of());
    }

    /** As {@link #start(String)}, with these settings of the server beside or instead of a test's fast ones. */
    public static TestDatabase start(String name, Map<String, String> settings) {
        try {
            EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder().setServerConfig("max_connections", "60");
            settings.forEach(builder::setServerConfig);
            EmbeddedPostgres server = builder.start();
            TestDatabase database = new TestDatabase(server, name);
            database.runScript("postgres", "1-roles.sql");
            database.runScript("postgres", "2-database.sql");
            database.runScript(name, "3-inside-database.sql");
            return database;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The JDBC address. */
    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + name;
    }

    /** The role that migrations run as. */
    public String owner() {
        return name + "_owner";
    }

    /** The role that the service runs as. */
    public String user() {
        return name + "_app";
    }

    /** The password of both. */
    public String password() {
        return PASSWORD;
    }

    /** A connection as the database's owner, who may do anything in it. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url(), owner(), PASSWORD);
    }

    /** A connection as the server's superuser. */
    public Connection connectAsSuperuser() throws SQLException {
        return DriverManager.getConnection(url(), "postgres", "postgres");
    }

    /** Stops the server. */
    public void stop() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void runScript(String database, String file) {
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + database, "postgres", "postgres");
                Statement statement = connection.createStatement()) {
            String script = Files.readString(SCRIPTS.resolve(file))
                    .replace("${database}", name)
                    .replace("${owner_password}", PASSWORD)
                    .replace("${app_password}", PASSWORD);
            statement.execute(script);
        } catch (SQLException | IOException e) {
            throw new IllegalStateException("database not made: " + file, e);
        }
    }

    private static Path projectRoot() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("event-contracts"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
