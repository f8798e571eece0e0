package io.throughline.incident;

import static io.throughline.incident.AlertmanagerAlert.firing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.throughline.kit.testing.RealParts;
import io.throughline.kit.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the intake reads does not grow with what fires, even by statistics that were taken when nothing did. */
@QuarkusTest
@QuarkusTestResource(value = RealParts.class, initArgs = @ResourceArg(name = "database", value = "incident"))
class IntakePlansTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final int FIRING = 20_000;
    /** The connections of the pool, each with plans of its own, and those after which the driver names a statement. */
    private static final int REQUESTS = 30;

    /** Two booleans: whether PostgreSQL believes it. */
    private static final String QUIET_HOUR = """
            SELECT pg_restore_relation_stats('schemaname', 'public', 'relname', 'alert',
                    'relpages', 100, 'reltuples', 20000::real, 'relallvisible', 0),
                pg_restore_attribute_stats('schemaname', 'public', 'relname', 'alert', 'attname', 'state',
                    'inherited', false, 'null_frac', 0::real, 'avg_width', 9, 'n_distinct', 1::real,
                    'most_common_vals', '{RESOLVED}'::text, 'most_common_freqs', '{1}'::real[])""";

    private final String stood = Api.newName("stood");

    private TestDatabase database;

    @AfterEach
    void endAll() throws SQLException {
        execute(
                "ALTER TABLE alert RESET (autovacuum_enabled)",
                "DELETE FROM alert WHERE service = '" + stood + "'",
                "ANALYZE alert");
    }

    @Test
    void anAlertIsLookedUpByItselfHoweverManyFire() throws SQLException {
        String service = Api.newService(Api.service(2));
        Sender sender = Sender.of();
        execute("ALTER TABLE alert SET (autovacuum_enabled = false)", """
                INSERT INTO alert (id, source_id, dedup_key, name, service, severity, state, verdict, starts_at, labels,
                    annotations, delivery_count, first_received_at, last_received_at, unlinked_reason)
                SELECT gen_random_uuid(), '%s', 'f' || n, 'Slow', '%s', 'INFO', 'FIRING', 'UNDECIDED', now(), '{}', '{}', 1,
                    now(), now(), 'it is not urgent'
                FROM generate_series(1, %d) AS n""".formatted(sender.id(), stood, FIRING));
        believeInAQuietHour();
        Reads before = reads();

        for (int i = 0; i < REQUESTS; i++) {
            sender.takes(firing(service, "Other", "g" + i).withLabel("severity", "info"));
            sender.takes(firing(service, "Other", "g" + i).withLabel("severity", "info"));
        }

        await().atMost(SOON).until(() -> reads().scans() >= before.scans() + 2 * REQUESTS);
        assertThat(reads().rows() - before.rows()).isLessThan(FIRING);
    }

    private void believeInAQuietHour() throws SQLException {
        try (Connection owner = database.connect();
                Statement statement = owner.createStatement();
                var row = statement.executeQuery(QUIET_HOUR)) {
            row.next();
            assertThat(row.getBoolean(1)).isTrue();
            assertThat(row.getBoolean(2)).isTrue();
        }
    }

    /** Of the indexes of what fires. */
    private record Reads(long scans, long rows) {}

    private Reads reads() throws SQLException {
        try (Connection owner = database.connect();
                Statement statement = owner.createStatement();
                var row = statement.executeQuery("""
                        SELECT sum(idx_scan), sum(idx_tup_read) FROM pg_stat_user_indexes
                        WHERE indexrelname IN ('alert_firing', 'alert_unlinked')""")) {
            row.next();
            return new Reads(row.getLong(1), row.getLong(2));
        }
    }

    private void execute(String... statements) throws SQLException {
        try (Connection owner = database.connect();
                Statement statement = owner.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
