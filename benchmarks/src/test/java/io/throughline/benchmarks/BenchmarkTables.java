package io.throughline.benchmarks;

import io.throughline.kit.testing.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.awaitility.Awaitility;

/** Tables like those of a service, and a look at the outbox from outside. */
final class BenchmarkTables {
    private static final Duration DRAIN_TIMEOUT = Duration.ofMinutes(5);

    private final TestDatabase database;

    BenchmarkTables(TestDatabase database) {
        this.database = database;
    }

    void create() throws SQLException {
        execute("""
                CREATE TABLE IF NOT EXISTS incident (
                    id uuid PRIMARY KEY, status text NOT NULL, last_sequence bigint NOT NULL,
                    updated_at timestamptz NOT NULL DEFAULT now());
                CREATE TABLE IF NOT EXISTS timeline_entry (
                    incident_id uuid NOT NULL REFERENCES incident, number bigint NOT NULL, kind text NOT NULL,
                    actor text NOT NULL, text text NOT NULL, details jsonb NOT NULL,
                    at timestamptz NOT NULL DEFAULT now(), PRIMARY KEY (incident_id, number));
                CREATE TABLE IF NOT EXISTS incident_projection (
                    id uuid PRIMARY KEY, reference text NOT NULL, service text NOT NULL, severity text NOT NULL,
                    status text NOT NULL, lead text);
                GRANT SELECT, INSERT, UPDATE ON incident, timeline_entry, incident_projection TO benchmark_app""");
    }

    /** Figures of a server that does not wait for the disk would flatter whoever commits. */
    void requireDurable() throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet off = statement.executeQuery("""
                        SELECT count(*) FROM pg_settings
                        WHERE name IN ('fsync', 'synchronous_commit', 'full_page_writes') AND setting <> 'on'""")) {
            off.next();
            if (off.getInt(1) > 0) {
                throw new IllegalStateException("the server is not durable");
            }
        }
    }

    /** Waits until the relay has sent and deleted everything. */
    void awaitEmptyOutbox() {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            Awaitility.await("empty outbox")
                    .atMost(DRAIN_TIMEOUT)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> {
                        try (ResultSet first = statement.executeQuery("SELECT FROM outbox ORDER BY id LIMIT 1")) {
                            return !first.next();
                        }
                    });
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The table as it is after its migration; only while it is empty. */
    void forgetOutbox() throws SQLException {
        execute("TRUNCATE outbox");
    }

    /** Size of the table with its indexes, in bytes. */
    long outboxBytes() {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet size = statement.executeQuery("SELECT pg_total_relation_size('outbox')")) {
            size.next();
            return size.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
