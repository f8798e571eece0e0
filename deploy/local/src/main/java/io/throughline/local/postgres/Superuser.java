package io.throughline.local.postgres;

import io.throughline.local.data.Secrets;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** Connections that may do everything; the launcher's own, never a service's. */
final class Superuser {
    static final String SECRET = "postgres_superuser";

    private static final String CONNECT_TIMEOUT_SECONDS = "5";
    private static final String SOCKET_TIMEOUT_SECONDS = "10";

    private final int port;
    private final Secrets secrets;

    Superuser(int port, Secrets secrets) {
        this.port = port;
        this.secrets = secrets;
    }

    Connection connect(String database) throws SQLException, IOException {
        var properties = new Properties();
        properties.setProperty("user", PostgresData.SUPERUSER);
        properties.setProperty("password", secrets.password(SECRET));
        properties.setProperty("ApplicationName", "throughline-launcher");
        properties.setProperty("connectTimeout", CONNECT_TIMEOUT_SECONDS);
        properties.setProperty("socketTimeout", SOCKET_TIMEOUT_SECONDS);
        return DriverManager.getConnection(DatabaseAccess.url(database, port), properties);
    }
}
