package io.throughline.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.kit.testing.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A database of the first slice becomes one of today with all that is in it, while that slice still writes. */
class MigrationTest {
    private static final String FIRST_SLICE = "007";

    private final TestDatabase database = TestDatabase.start("incident");

    @AfterEach
    void stop() {
        database.stop();
    }

    @Test
    void incidentsOfTheFirstSliceStay() throws SQLException {
        migrate(FIRST_SLICE);
        UUID before = declareAsTheFirstSliceDoes("checkout");

        migrate("latest");
        UUID meanwhile = declareAsTheFirstSliceDoes("payments");

        assertThat(text("SELECT services::text FROM incident WHERE id = ?", before))
                .isEqualTo("{checkout}");
        assertThat(text("SELECT services::text FROM incident WHERE id = ?", meanwhile))
                .isEqualTo("{}");
        assertThat(text("SELECT status FROM incident WHERE id = ?", before)).isEqualTo("DECLARED");
    }

    @Test
    void whoOwnsTheServiceOfOneMayKnowOfItIfItBecomesPrivate() throws SQLException {
        migrate("latest");
        UUID incident = declareAsTheFirstSliceDoes("checkout");
        try (Connection service = service();
                Statement statement = service.createStatement()) {
            statement.executeUpdate("INSERT INTO service VALUES ('checkout', 'Checkout', null, 1, null, 'UTC',"
                    + " 'grace@example.org', '{}', '{}', '{}', '{}', '[]', '[]', 1, 1, now())");
        }

        assertThat(text("SELECT string_agg(reader, ',') FROM incident_reader(?) AS reader", incident))
                .isEqualTo("grace@example.org");
    }

    @Test
    void actionsThatWereKnownBeforeTheirHistoryHaveOne() throws SQLException {
        migrate("015");
        UUID incident = declareAsTheFirstSliceDoes("checkout");
        tellOfAction(incident, "ACT-1", "OPEN", "2026-11-01T00:00:00Z", "2026-11-01T00:00:00Z");
        tellOfAction(incident, "ACT-2", "VERIFIED", "2026-11-01T00:00:00Z", "2026-11-09T00:00:00Z");

        migrate("latest");
        tellOfAction(incident, "ACT-3", "VERIFIED", "2026-11-01T00:00:00Z", "2026-11-09T00:00:00Z");

        assertThat(text("""
                        SELECT string_agg(concat_ws(' ', reference, sequence, history.status, at AT TIME ZONE 'UTC'), ', '
                            ORDER BY reference, sequence)
                        FROM action_history AS history JOIN incident_action USING (action_id) WHERE incident_id = ?""", incident))
                .isEqualTo("ACT-1 0 OPEN 2026-11-01 00:00:00, ACT-2 0 OPEN 2026-11-01 00:00:00,"
                        + " ACT-2 1 VERIFIED 2026-11-09 00:00:00");
        assertThat(text("""
                        SELECT string_agg(concat_ws(' ', reference, verified_at AT TIME ZONE 'UTC'), ', ' ORDER BY reference)
                        FROM incident_action WHERE incident_id = ?""", incident))
                .as("the release before writes none")
                .isEqualTo("ACT-1, ACT-2 2026-11-09 00:00:00, ACT-3");
    }

    /** What docs/operations.md says of it. */
    @Test
    void indexThatWasNotBuiltToItsEndIsBuiltOnceItsMarkIsGone() throws SQLException {
        migrate("028.1");
        try (Connection owner = database.connect();
                Statement statement = owner.createStatement();
                Connection sender = database.connect();
                Statement lock = sender.createStatement()) {
            statement.execute("ALTER ROLE " + database.owner() + " SET lock_timeout = '300ms'");
            sender.setAutoCommit(false);
            lock.execute("LOCK TABLE alert IN ROW EXCLUSIVE MODE");
            assertThatThrownBy(() -> migrate("latest")).hasMessageContaining("lock timeout");
            sender.rollback();
            assertThatThrownBy(() -> migrate("latest")).hasMessageContaining("Detected failed migration");

            assertThat(statement.executeUpdate("DELETE FROM flyway_schema_history WHERE NOT success"))
                    .isEqualTo(1);
            migrate("latest");

            ResultSet row = statement.executeQuery(
                    "SELECT indisvalid FROM pg_index WHERE indexrelid = 'alert_unlinked'::regclass");
            row.next();
            assertThat(row.getBoolean(1)).isTrue();
        }
    }

    private void tellOfAction(UUID incident, String reference, String status, String openedAt, String changedAt)
            throws SQLException {
        try (Connection service = service();
                PreparedStatement insert = service.prepareStatement("""
                        INSERT INTO incident_action (action_id, reference, incident_id, title, status, owner, due_on, overdue,
                            opened_at, changed_at)
                        VALUES (gen_random_uuid(), ?, ?, 'Prevent', ?, 'grace@example.org', '2027-01-15', false,
                            ?::timestamptz, ?::timestamptz)""")) {
            insert.setString(1, reference);
            insert.setObject(2, incident);
            insert.setString(3, status);
            insert.setString(4, openedAt);
            insert.setString(5, changedAt);
            insert.executeUpdate();
        }
    }

    private UUID declareAsTheFirstSliceDoes(String slug) throws SQLException {
        UUID id = UUID.randomUUID();
        try (Connection service = service();
                PreparedStatement insert = service.prepareStatement("""
                        INSERT INTO incident (id, title, service, group_key, severity, status, detected_by, declared_by,
                            detected_at, declared_at, version, last_sequence)
                        VALUES (?, 'HighLatency', ?, 'HighLatency', 'SEV1', 'DECLARED', 'MONITORING', 'system',
                            now(), now(), 1, 2)""")) {
            insert.setObject(1, id);
            insert.setString(2, slug);
            insert.executeUpdate();
        }
        return id;
    }

    private String text(String query, UUID id) throws SQLException {
        try (Connection service = service();
                PreparedStatement select = service.prepareStatement(query)) {
            select.setObject(1, id);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    private Connection service() throws SQLException {
        return DriverManager.getConnection(database.url(), database.user(), database.password());
    }

    private void migrate(String version) {
        FluentConfiguration flyway = Flyway.configure()
                .dataSource(database.url(), database.owner(), database.password())
                .locations("classpath:db/kit", "classpath:db/migration")
                .placeholders(Map.of("app", database.user()))
                .outOfOrder(true)
                .target(version);
        new MigrationLock().customize(flyway);
        flyway.load().migrate();
    }
}
