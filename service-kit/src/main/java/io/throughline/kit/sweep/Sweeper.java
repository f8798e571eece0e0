package io.throughline.kit.sweep;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.throughline.kit.TransientFaults;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Works through what is due, batch by batch. Every replica may do so at the same time: a batch takes its rows with
 * {@code FOR UPDATE SKIP LOCKED}, and what is due is decided by the SQL function {@code throughline_now()}.
 */
@Singleton
public class Sweeper {
    private static final Logger LOG = Logger.getLogger(Sweeper.class);
    private static final int BATCH = 200;

    private final MeterRegistry meters;

    Sweeper(MeterRegistry meters) {
        this.meters = meters;
    }

    /**
     * Does what is due, each batch in a transaction of its own, until one finds less than it could take. What the database
     * refuses for now comes again with the next round; where something is wrong with a row, the others are done without
     * it.
     */
    public void sweep(DueWork work) {
        try {
            int found;
            do {
                found = QuarkusTransaction.requiringNew().call(() -> work.doBatch(BATCH));
                count("throughline.sweep.rows", work, found);
            } while (found >= BATCH);
        } catch (RuntimeException e) {
            count("throughline.sweep.failures", work, 1);
            LOG.warnf(e, "sweep interrupted sweep=%s", work.name());
            if (!TransientFaults.isTransient(e)) {
                doOneByOne(work);
            }
        }
    }

    private void doOneByOne(DueWork work) {
        List<UUID> due = QuarkusTransaction.requiringNew().call(() -> work.due(BATCH));
        for (UUID id : due) {
            try {
                QuarkusTransaction.requiringNew().run(() -> work.doOne(id));
            } catch (RuntimeException e) {
                if (TransientFaults.isTransient(e)) {
                    return; // the next round finds the rest
                }
                LOG.errorf(e, "sweep postpones what it cannot do sweep=%s id=%s", work.name(), id);
                count("throughline.sweep.postponed", work, 1);
                QuarkusTransaction.requiringNew().run(() -> work.postpone(id));
            }
        }
    }

    private void count(String meter, DueWork work, int rows) {
        meters.counter(meter, "sweep", work.name()).increment(rows);
    }
}
