package io.throughline.kit.outbox;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Opens the relay's own connection, outside the pool: it holds a lock for as long as it lives. */
@Singleton
class RelayDatabase {
    private final String url;
    private final String user;
    private final String password;

    RelayDatabase(
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username") String user,
            @ConfigProperty(name = "quarkus.datasource.password") String password) {
        this.url = url;
        this.user = user;
        this.password = password;
    }

    /**
     * A new connection that the server ends when its owner stops asking: an advisory lock is no lease, and a leader that
     * is stopped, not dead, would keep all others out.
     */
    Connection open() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("ApplicationName", "outbox-relay");
        properties.setProperty("connectTimeout", "3");
        properties.setProperty("socketTimeout", "20");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("logServerErrorDetail", "false");
        properties.setProperty("options", "-c idle_session_timeout=30s -c idle_in_transaction_session_timeout=30s");
        return DriverManager.getConnection(url, properties);
    }
}
