package io.throughline.incident.release;

import io.quarkus.scheduler.Scheduled;
import io.throughline.incident.incident.ReleasedChange;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Finds the releases that were just told, on every replica; what a killed one has left is found, too. Two replicas may do
 * the same at once: a question is asked once.
 */
@Singleton
class LateReleaseSweep {
    private static final Logger LOG = Logger.getLogger(LateReleaseSweep.class);
    private static final int BATCH = 100;

    private final LateReleaseService late;

    LateReleaseSweep(LateReleaseService late) {
        this.late = late;
    }

    @Scheduled(
            every = "${throughline.release.sweep-interval:1s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        try {
            List<ReleasedChange> due;
            do {
                due = late.due(BATCH);
                for (ReleasedChange release : due) {
                    ask(release);
                }
            } while (due.size() == BATCH);
        } catch (SQLException | RuntimeException e) {
            LOG.warnf("questions about releases wait for the next round cause=%s", e.toString());
        }
    }

    private void ask(ReleasedChange release) throws SQLException {
        try {
            for (UUID incident : late.incidentsAfter(release)) {
                late.ask(incident);
            }
            late.done(release);
        } catch (SQLException | RuntimeException e) {
            LOG.warnf(e, "question about a release postponed release=%s", release.release());
            late.postpone(release);
        }
    }
}
