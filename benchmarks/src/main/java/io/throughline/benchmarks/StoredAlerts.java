package io.throughline.benchmarks;

import io.throughline.e2e.StackDatabases;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** What a company has after some years: a million alerts of 400 days, ten for each of a hundred thousand incidents. */
final class StoredAlerts {
    private static final String INCIDENTS = """
            INSERT INTO incident (id, title, service, services, group_key, severity, status, detected_by, declared_by,
                detected_at, declared_at, resolved_at, version, last_sequence)
            SELECT gen_random_uuid(), 'Rule' || n % 20, 'service-' || n % 500, ARRAY ['service-' || n % 500],
                'Rule' || n % 20, 'SEV3', 'RESOLVED', 'MONITORING', 'system', at, at, at + interval '1 hour', 1, 1
            FROM (SELECT n, now() - interval '400 days' + n * interval '345 seconds' AS at
                  FROM generate_series(1, 100000) AS n) AS past""";

    private static final String ALERTS = """
            INSERT INTO alert (id, source_id, dedup_key, name, service, severity, state, verdict, starts_at, ends_at,
                labels, annotations, delivery_count, first_received_at, last_received_at, incident_id, link_reason)
            SELECT gen_random_uuid(), (SELECT id FROM alert_source LIMIT 1), 'past-' || number || '-' || n, group_key,
                service, 'ERROR', 'RESOLVED', 'UNDECIDED', declared_at, resolved_at,
                jsonb_build_object('alertname', group_key, 'service', service, 'pod', number),
                jsonb_build_object('summary', 'Latency of the 99th percentile is above 800 ms'),
                12, declared_at, resolved_at, incident.id, 'same service and alert name; incident open'
            FROM incident, generate_series(1, 10) AS n WHERE incident.resolved_at IS NOT NULL""";

    private final StackDatabases databases;

    StoredAlerts(StackDatabases databases) {
        this.databases = databases;
    }

    /** There are no alerts. */
    void clear() {
        execute("TRUNCATE alert", "VACUUM ANALYZE alert");
    }

    void fill() {
        execute(INCIDENTS, ALERTS, "VACUUM ANALYZE");
    }

    private void execute(String... statements) {
        try (Connection owner = databases.connect(StackDatabases.INCIDENT);
                Statement statement = owner.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        databases.administer("CHECKPOINT"); // what was written so far would be flushed while the next is measured
    }
}
