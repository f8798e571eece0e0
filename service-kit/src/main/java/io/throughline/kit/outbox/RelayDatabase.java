package io.throughline.kit.outbox;

import io.throughline.kit.PlainConnections;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/** Opens the relay's own connection, outside the pool: it holds a lock for as long as it lives. */
@Singleton
class RelayDatabase {
    private final PlainConnections connections;

    RelayDatabase(PlainConnections connections) {
        this.connections = connections;
    }

    /**
     * A new connection that the server ends when its owner stops asking: an advisory lock is no lease, and a leader that
     * is stopped, not dead, would keep all others out.
     */
    Connection open() throws SQLException {
        return connections.open(
                "outbox-relay",
                Map.of(
                        "socketTimeout", "20",
                        "options", "-c idle_session_timeout=30s -c idle_in_transaction_session_timeout=30s"));
    }
}
