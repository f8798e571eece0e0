package io.throughline.kit.sweep;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.util.concurrent.Callable;
import org.jboss.logging.Logger;

/**
 * Works through what is due, batch by batch. Every replica may do so at the same time: a batch takes its rows with
 * {@code FOR UPDATE SKIP LOCKED}, and what is due is decided by the SQL function {@code throughline_now()}.
 */
@Singleton
public class Sweeper {
    private static final Logger LOG = Logger.getLogger(Sweeper.class);

    private final MeterRegistry meters;

    Sweeper(MeterRegistry meters) {
        this.meters = meters;
    }

    /**
     * Runs the batch, each time in a transaction of its own, until it finds less than it could take. A batch that fails
     * changes nothing and ends the round; the next round finds the same rows again.
     *
     * @param name of the sweep, for logs and metrics
     * @param batchSize rows that one batch takes at the most
     * @param batch gives how many rows it found
     */
    public void sweep(String name, int batchSize, Callable<Integer> batch) {
        try {
            int found;
            do {
                found = QuarkusTransaction.requiringNew().call(batch);
                meters.counter("throughline.sweep.rows", "sweep", name).increment(found);
            } while (found >= batchSize);
        } catch (RuntimeException e) {
            meters.counter("throughline.sweep.failures", "sweep", name).increment();
            LOG.warnf(e, "sweep interrupted, comes again sweep=%s", name);
        }
    }
}
