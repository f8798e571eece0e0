package io.throughline.incident;

import static org.assertj.core.api.Assertions.assertThat;

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
        Flyway.configure()
                .dataSource(database.url(), database.owner(), database.password())
                .locations("classpath:db/kit", "classpath:db/migration")
                .placeholders(Map.of("app", database.user()))
                .outOfOrder(true)
                .target(version)
                .load()
                .migrate();
    }
}
