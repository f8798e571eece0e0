package io.throughline.incident.alert.intake;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * How often, and when last, alerts that are known were told of again: most of what senders post all day. The counts are
 * gathered and written late, so that a repeat costs no commit; a process that is killed loses those of its last second,
 * and nothing else.
 */
@Singleton
class DeliveryCounts {
    private static final Logger LOG = Logger.getLogger(DeliveryCounts.class);

    /** What another transaction holds waits for the next time: this never waits for one that may wait for it. */
    private static final String WRITE = """
            WITH told AS MATERIALIZED (
                SELECT told.* FROM unnest(?::uuid[], ?::bigint[], ?::timestamptz[]) AS told (id, count, at)
                JOIN alert USING (id) FOR UPDATE OF alert SKIP LOCKED)
            UPDATE alert
            SET delivery_count = delivery_count + told.count, last_received_at = greatest(last_received_at, told.at)
            FROM told WHERE alert.id = told.id
            RETURNING alert.id""";

    /** A row that is still held, or gone, after as many attempts is given up. */
    private static final int ATTEMPTS = 100;

    private final AgroalDataSource database;
    private final Clock clock;
    private Map<UUID, Told> waiting = new HashMap<>();

    DeliveryCounts(AgroalDataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    synchronized void add(@Observes(during = TransactionPhase.AFTER_SUCCESS) ToldAgain again) {
        Instant at = clock.instant();
        for (UUID alert : again.alerts()) {
            waiting.merge(alert, new Told(alert, 1, at, 0), Told::with);
        }
    }

    @Scheduled(every = "${throughline.intake.count-interval:1s}", concurrentExecution = ConcurrentExecution.SKIP)
    void write() {
        Map<UUID, Told> told = takeAll();
        if (told.isEmpty()) {
            return;
        }
        try (Connection connection = database.getConnection();
                PreparedStatement write = connection.prepareStatement(WRITE)) {
            SqlArrays<Told> arrays = new SqlArrays<>(connection, write, List.copyOf(told.values()));
            arrays.set(1, "uuid", Told::alert);
            arrays.set(2, "bigint", Told::count);
            arrays.set(3, "timestamptz", Told::at);
            try (ResultSet written = write.executeQuery()) {
                while (written.next()) {
                    told.remove(written.getObject(1, UUID.class));
                }
            }
            told.replaceAll((alert, left) -> left.attempted());
        } catch (SQLException e) {
            LOG.warnf("counts of deliveries not written, tried again alerts=%d cause=%s", told.size(), e.toString());
        }
        putBack(told);
    }

    void stop(@Observes ShutdownEvent stopping) {
        write();
    }

    private synchronized Map<UUID, Told> takeAll() {
        Map<UUID, Told> told = waiting;
        waiting = new HashMap<>();
        return told;
    }

    private synchronized void putBack(Map<UUID, Told> told) {
        told.forEach((alert, count) -> {
            if (count.attempts < ATTEMPTS) {
                waiting.merge(alert, count, Told::with);
            }
        });
    }

    private record Told(UUID alert, long count, Instant at, int attempts) {
        Told with(Told other) {
            return new Told(
                    alert, count + other.count, AlertChange.later(at, other.at), Math.max(attempts, other.attempts));
        }

        Told attempted() {
            return new Told(alert, count, at, attempts + 1);
        }
    }
}
