package io.throughline.incident.alert.intake;

import io.agroal.api.AgroalDataSource;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Deletes what has been kept for long enough: deliveries kept raw, and which messages were seen, after 30 days; alerts that
 * are over and belong to no incident after 400. Whatever an incident has stays.
 */
@Singleton
class AlertRetention {
    private static final Logger LOG = Logger.getLogger(AlertRetention.class);
    /** Rows of one transaction: short ones leave the intake alone. */
    private static final int BATCH = 2_000;

    private static final List<String> PURGES = List.of("""
            DELETE FROM seen_event WHERE (source_id, event) IN (
                SELECT source_id, event FROM seen_event
                WHERE received_at < throughline_now() - interval '30 days'
                ORDER BY received_at LIMIT ? FOR UPDATE SKIP LOCKED)""", """
            DELETE FROM unmapped_delivery WHERE id IN (
                SELECT id FROM unmapped_delivery
                WHERE last_received_at < throughline_now() - interval '30 days'
                ORDER BY last_received_at LIMIT ? FOR UPDATE SKIP LOCKED)""", """
            DELETE FROM alert WHERE id IN (
                SELECT id FROM alert
                WHERE state = 'RESOLVED' AND incident_id IS NULL AND ends_at < throughline_now() - interval '400 days'
                    AND last_received_at < throughline_now() - interval '400 days'
                ORDER BY ends_at LIMIT ? FOR UPDATE SKIP LOCKED)""");

    private final AgroalDataSource database;

    AlertRetention(AgroalDataSource database) {
        this.database = database;
    }

    @Scheduled(
            every = "${throughline.alert.purge-interval:1h}",
            delayed = "10m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void purge() {
        PURGES.forEach(this::purge);
    }

    private void purge(String sql) {
        try (Connection connection = database.getConnection();
                PreparedStatement purge = connection.prepareStatement(sql)) {
            purge.setInt(1, BATCH);
            int purged;
            do {
                purged = purge.executeUpdate();
            } while (purged == BATCH);
        } catch (SQLException e) {
            LOG.warnf("purge interrupted, the next one goes on cause=%s", e.toString());
        }
    }
}
