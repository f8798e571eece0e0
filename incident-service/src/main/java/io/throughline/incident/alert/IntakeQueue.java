package io.throughline.incident.alert;

import io.throughline.kit.TransientFaults;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Lets requests of senders share transactions: while some are stored others gather, and whoever has stored hands all that
 * have gathered to the first of them, whose thread stores them for the rest. At rest a request is stored at once, alone and
 * by its own thread, so that its trace leads to what comes of it. {@link AlertIntake} bounds how many there are.
 */
@Singleton
class IntakeQueue {
    private static final Logger LOG = Logger.getLogger(IntakeQueue.class);
    /** SQLSTATE class of deadlocks. */
    private static final String ROLLED_BACK = "40";

    private static final String UNIQUE_VIOLATION = "23505";
    /** SQLSTATEs of what is too much for one transaction: locks, memory. */
    private static final Set<String> TOO_MUCH = Set.of("53200", "54000");

    private final AlertIntakeService service;
    private final int batchSize;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private int freeWriters;

    IntakeQueue(AlertIntakeService service, IntakeConfig config) {
        this.service = service;
        this.batchSize = config.batchSize();
        this.freeWriters = config.writers();
    }

    /**
     * Returns when it is committed.
     *
     * @throws SQLException if the database does not take it; nothing of it is stored then
     */
    IntakeReceipt take(Incoming incoming) throws SQLException {
        Waiting mine = new Waiting(incoming);
        enter(mine);
        List<Waiting> batch = mine.turn();
        if (!batch.isEmpty()) {
            try {
                store(batch);
            } finally {
                leave();
            }
        }
        return mine.receipt();
    }

    private synchronized void enter(Waiting mine) {
        waiting.add(mine);
        if (freeWriters > 0) {
            freeWriters--;
            handOver();
        }
    }

    private synchronized void leave() {
        if (waiting.isEmpty()) {
            freeWriters++;
        } else {
            handOver();
        }
    }

    /**
     * As many as one transaction takes, to the one that has waited longest. Two that tell of the same alert never share one:
     * what fires and is over in the next request has fired, and is judged as at rest.
     */
    private void handOver() {
        Waiting first = waiting.remove();
        List<Waiting> batch = new ArrayList<>(List.of(first));
        Set<AlertKey> keys = new HashSet<>(first.incoming.keys());
        while (!waiting.isEmpty()
                && keys.size() < batchSize
                && Collections.disjoint(keys, waiting.element().incoming.keys())) {
            Waiting next = waiting.remove();
            batch.add(next);
            keys.addAll(next.incoming.keys());
        }
        first.stores(batch);
    }

    private void store(List<Waiting> batch) {
        try {
            storeTogether(batch);
        } catch (SQLException | RuntimeException | Error e) { // the others would wait for ever
            if (isAway(e) || (batch.size() == 1 && !isRaced(e))) {
                batch.forEach(one -> one.isRefused(e));
            } else {
                LOG.warnf("alerts not stored together, each request alone now requests=%d cause=%s", batch.size(), e);
                batch.forEach(this::storeAlone);
            }
        }
    }

    private void storeAlone(Waiting one) {
        try {
            storeTogether(List.of(one));
        } catch (SQLException | RuntimeException | Error e) {
            one.isRefused(e);
        }
    }

    private void storeTogether(List<Waiting> batch) throws SQLException {
        List<IntakeReceipt> receipts =
                service.take(batch.stream().map(one -> one.incoming).toList());
        for (int i = 0; i < batch.size(); i++) {
            batch.get(i).isStored(receipts.get(i));
        }
    }

    /** Whether somebody else made the same first, or waited for this while this waited for them: it may succeed now. */
    private static boolean isRaced(Throwable fault) {
        return TransientFaults.sqlState(fault)
                .filter(state -> state.equals(UNIQUE_VIOLATION) || state.startsWith(ROLLED_BACK))
                .isPresent();
    }

    /** Whether each by itself would only wait for the database as long again. */
    private static boolean isAway(Throwable fault) {
        return TransientFaults.isTransient(fault)
                && !isRaced(fault)
                && TransientFaults.sqlState(fault).filter(TOO_MUCH::contains).isEmpty();
    }

    /** A request until it is answered; the future hands what is set before it to the thread that waits. */
    private static final class Waiting {
        private final Incoming incoming;
        private final CompletableFuture<List<Waiting>> turn = new CompletableFuture<>();
        private @Nullable IntakeReceipt receipt;
        private @Nullable Throwable fault;

        Waiting(Incoming incoming) {
            this.incoming = incoming;
        }

        /**
         * Waits, for as long as transactions may take; what its thread is to store, itself first; nothing if another has
         * stored it or has failed to.
         */
        List<Waiting> turn() {
            return turn.join();
        }

        void stores(List<Waiting> batch) {
            turn.complete(batch);
        }

        void isStored(IntakeReceipt stored) {
            receipt = stored;
            turn.complete(List.of());
        }

        void isRefused(Throwable why) {
            fault = why;
            turn.complete(List.of());
        }

        IntakeReceipt receipt() throws SQLException {
            if (receipt != null) {
                return receipt;
            }
            if (fault instanceof SQLException sql) {
                throw new SQLException(sql.getMessage(), sql.getSQLState(), sql);
            }
            throw new IllegalStateException("alerts not stored", fault);
        }
    }
}
