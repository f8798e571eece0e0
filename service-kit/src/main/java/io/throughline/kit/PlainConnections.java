package io.throughline.kit;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Opens connections outside the pool, for what must not wait for others to give one back. */
@Singleton
public class PlainConnections {
    private final String url;
    private final String user;
    private final String password;

    PlainConnections(
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username") String user,
            @ConfigProperty(name = "quarkus.datasource.password") String password) {
        this.url = url;
        this.user = user;
        this.password = password;
    }

    /**
     * A new one, which the caller closes; a server that does not answer is given up after 3 s.
     *
     * @param name under which the server lists it
     * @param more properties of the driver
     */
    public Connection open(String name, Map<String, String> more) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("ApplicationName", name);
        properties.setProperty("connectTimeout", "3");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("logServerErrorDetail", "false");
        properties.putAll(more);
        return DriverManager.getConnection(url, properties);
    }
}
