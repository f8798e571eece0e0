package io.throughline.incident.alert.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.throughline.kit.testing.RealParts;
import io.throughline.kit.testing.TestDatabase;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is kept for a time is deleted after it, and nothing else. */
@QuarkusTest
@QuarkusTestResource(value = RealParts.class, initArgs = @ResourceArg(name = "database", value = "incident"))
class AlertRetentionTest {
    @Inject
    AlertRetention retention;

    private final UUID source = UUID.randomUUID();
    private TestDatabase database;

    @BeforeEach
    void registerSource() throws SQLException {
        execute("INSERT INTO alert_source (id, name, services, created_by, created_at) VALUES ('" + source + "', '"
                + source + "', '{}', 'admin@example.org', throughline_now())");
    }

    @Test
    void alertsThatAreOverAndHaveNoIncidentAreKeptFor400Days() throws SQLException {
        UUID incident = UUID.randomUUID();
        execute("INSERT INTO incident (id, title, service, services, severity, status, detected_by, declared_by,"
                + " detected_at, declared_at, version, last_sequence) VALUES ('" + incident
                + "', 'Old', 'shop', '{shop}', 'SEV3', 'DECLARED', 'MONITORING', 'system',"
                + " throughline_now(), throughline_now(), 1, 1)");
        alert("gone", "RESOLVED", 401, 401, null);
        alert("recent", "RESOLVED", 399, 399, null);
        alert("told-again", "RESOLVED", 401, 2, null);
        alert("fires", "FIRING", 401, 401, null);
        alert("of-incident", "RESOLVED", 401, 401, incident);

        retention.purge();

        assertThat(texts("SELECT dedup_key FROM alert WHERE source_id = '" + source + "'"))
                .containsExactlyInAnyOrder("recent", "told-again", "fires", "of-incident");
    }

    @Test
    void rawDeliveriesAndSeenMessagesAreKeptFor30Days() throws SQLException {
        for (int days : List.of(29, 31)) {
            execute("INSERT INTO seen_event (source_id, event, received_at) VALUES ('" + source + "', 'e" + days
                    + "', throughline_now() - interval '" + days + " days')");
            execute("INSERT INTO unmapped_delivery (id, source_id, format, digest, body, reason, delivery_count,"
                    + " first_received_at, last_received_at) VALUES (gen_random_uuid(), '" + source
                    + "', 'generic', decode('" + days + "', 'hex'), '{}', 'e" + days
                    + "', 1, throughline_now() - interval '90 days', throughline_now() - interval '" + days
                    + " days')");
        }

        retention.purge();

        assertThat(texts("SELECT event FROM seen_event WHERE source_id = '" + source + "'"))
                .containsExactly("e29");
        assertThat(texts("SELECT reason FROM unmapped_delivery WHERE source_id = '" + source + "'"))
                .containsExactly("e29");
    }

    private void alert(String key, String state, int endedDaysAgo, int toldDaysAgo, UUID incident) throws SQLException {
        String ended = "throughline_now() - interval '" + endedDaysAgo + " days'";
        execute(
                "INSERT INTO alert (id, source_id, dedup_key, name, service, severity, state, verdict, starts_at, ends_at,"
                        + " labels, annotations, delivery_count, first_received_at, last_received_at, incident_id, link_reason)"
                        + " VALUES (gen_random_uuid(), '" + source + "', '" + key + "', 'Old', 'shop', 'INFO', '"
                        + state
                        + "', 'UNDECIDED', " + ended + " - interval '1 hour', "
                        + (state.equals("RESOLVED") ? ended : "null") + ", '{}', '{}', 1, " + ended
                        + ", throughline_now() - interval '" + toldDaysAgo + " days', "
                        + (incident == null ? "null, null" : "'" + incident + "', 'by hand'") + ")");
    }

    private void execute(String sql) throws SQLException {
        try (Connection owner = database.connect();
                Statement statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> texts(String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Connection owner = database.connect();
                Statement statement = owner.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                texts.add(row.getString(1));
            }
        }
        return texts;
    }
}
