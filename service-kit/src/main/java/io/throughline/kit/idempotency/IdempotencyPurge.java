package io.throughline.kit.idempotency;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Forgets first answers after their day, on every replica, each batch by itself; idle, it reads the end of an index. */
@Singleton
class IdempotencyPurge {
    private static final Logger LOG = Logger.getLogger(IdempotencyPurge.class);
    private static final int BATCH = 1_000;

    private final IdempotencyTable table;

    IdempotencyPurge(IdempotencyTable table) {
        this.table = table;
    }

    @Scheduled(
            every = "${throughline.idempotency.purge-interval:10m}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void purge() {
        try {
            int purged;
            do {
                purged = table.purge(BATCH);
            } while (purged == BATCH);
        } catch (IdempotencyException e) {
            LOG.warnf("purge interrupted, the next one goes on table=idempotency_key cause=%s", e.getCause());
        }
    }
}
