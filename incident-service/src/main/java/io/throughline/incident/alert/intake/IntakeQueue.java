package io.throughline.incident.alert.intake;

import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.throughline.incident.alert.admission.IntakeConfig;
import io.throughline.kit.TransientFaults;
import io.throughline.kit.admission.Door;
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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Lets requests of senders share transactions: while some are stored others gather, and are stored together by whoever is
 * done first. At rest a request is stored at once and alone, and its trace leads to what comes of it. {@link Door}
 * bounds how many there are.
 */
@Singleton
class IntakeQueue {
    private static final Logger LOG = Logger.getLogger(IntakeQueue.class);
    /** SQLSTATE class of deadlocks. */
    private static final String ROLLED_BACK = "40";

    private static final String UNIQUE_VIOLATION = "23505";
    /** SQLSTATEs of what is too much for one transaction: locks, memory. */
    private static final Set<String> TOO_MUCH = Set.of("53200", "54000");

    /** A transaction of more requests than these is well used, and its senders have enough to wait for. */
    private static final int LINGERED_FOR = 32;

    private final AlertIntakeService service;
    private final ExecutorService threads;
    private final int batchSize;
    /** In nanoseconds. */
    private final long linger;

    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private int freeWriters;
    /** How many may soon wait; 0 if nobody waits for that. */
    private int expected;

    IntakeQueue(AlertIntakeService service, ExecutorService threads, IntakeConfig config) {
        this.service = service;
        this.threads = threads;
        this.batchSize = config.batchSize();
        this.linger = config.linger().toNanos();
        this.freeWriters = config.writers();
    }

    /**
     * Stores it soon; in parts, one after another, if it has more alerts than one transaction takes.
     *
     * @return complete when it is committed; failed with what the database said if a part was not: nothing of that and of
     *     the parts after it is stored then, and what is before it is known when the request comes again
     */
    CompletableFuture<IntakeReceipt> take(Incoming incoming) {
        List<Incoming> parts = incoming.parts(batchSize);
        CompletableFuture<IntakeReceipt> stored = takePart(parts.get(0), false);
        for (Incoming part : parts.subList(1, parts.size())) {
            stored = stored.thenCompose(before -> takePart(part, true).thenApply(before::plus));
        }
        return stored;
    }

    /** @param next whether it goes on with what has begun: no later request may come between */
    private CompletableFuture<IntakeReceipt> takePart(Incoming incoming, boolean next) {
        Waiting mine = new Waiting(incoming);
        if (enter(mine, next)) {
            try {
                threads.execute(this::storeAll);
            } catch (RuntimeException | Error e) { // it stops, or there is no thread to be had
                leave().forEach(one -> one.receipt.completeExceptionally(e));
            }
        }
        return mine.receipt;
    }

    /** Whether it takes a writer to store it: the others are busy, and look for more before they rest. */
    private synchronized boolean enter(Waiting mine, boolean next) {
        if (next) {
            waiting.addFirst(mine);
        } else {
            waiting.addLast(mine);
        }
        if (waiting.size() == expected) {
            notifyAll();
        }
        if (freeWriters == 0) {
            return false;
        }
        freeWriters--;
        return true;
    }

    private synchronized List<Waiting> leave() {
        freeWriters++;
        List<Waiting> left = List.copyOf(waiting);
        waiting.clear();
        return left;
    }

    private void storeAll() {
        try {
            List<Waiting> batch = next();
            while (!batch.isEmpty()) {
                store(batch);
                awaitAsMany(batch.size());
                batch = next();
            }
        } catch (RuntimeException | Error e) { // the next request finds a writer all the same
            leave().forEach(one -> one.receipt.completeExceptionally(e));
            throw e;
        }
    }

    /**
     * Senders that post one request after another come again as soon as they are answered: a moment's wait lets those just
     * answered share the next transaction with those that wait already. Alone, nobody waits.
     */
    private synchronized void awaitAsMany(int answered) {
        if (answered == 1 || answered > LINGERED_FOR) {
            return;
        }
        expected = waiting.size() + answered;
        long end = System.nanoTime() + linger;
        try {
            for (long left = linger; waiting.size() < expected && left > 0; left = end - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // what waits is stored all the same
        }
        expected = 0;
    }

    /**
     * As many as one transaction takes, those first that have waited longest; none if the writer may rest. Two that tell of
     * the same alert never share one: what fires and is over in the next request has fired, and is judged as at rest.
     */
    private synchronized List<Waiting> next() {
        List<Waiting> batch = new ArrayList<>();
        Set<AlertKey> keys = new HashSet<>();
        while (!waiting.isEmpty()
                && (batch.isEmpty()
                        || keys.size() + waiting.element().incoming.keys().size() <= batchSize)
                && Collections.disjoint(keys, waiting.element().incoming.keys())) {
            Waiting next = waiting.remove();
            batch.add(next);
            keys.addAll(next.incoming.keys());
        }
        if (batch.isEmpty()) {
            freeWriters++;
        }
        return batch;
    }

    private void store(List<Waiting> batch) {
        try {
            storeTogether(batch);
        } catch (SQLException | RuntimeException | Error e) { // the others would wait for ever
            if (isAway(e) || (batch.size() == 1 && !isRaced(e))) {
                batch.forEach(one -> one.receipt.completeExceptionally(e));
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
            one.receipt.completeExceptionally(e);
        }
    }

    private void storeTogether(List<Waiting> batch) throws SQLException {
        List<IntakeReceipt> receipts;
        Scope trace = batch.get(0).trace.makeCurrent();
        try {
            receipts = service.take(batch.stream().map(one -> one.incoming).toList());
        } finally {
            trace.close();
        }
        for (int i = 0; i < batch.size(); i++) {
            batch.get(i).receipt.complete(receipts.get(i));
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

    /** A request until it is answered. */
    private static final class Waiting {
        private final Incoming incoming;
        private final Context trace = Context.current();
        private final CompletableFuture<IntakeReceipt> receipt = new CompletableFuture<>();

        Waiting(Incoming incoming) {
            this.incoming = incoming;
        }
    }
}
