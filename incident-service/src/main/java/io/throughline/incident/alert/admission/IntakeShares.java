package io.throughline.incident.alert.admission;

import io.throughline.incident.alert.source.AlertSourceKeys;
import io.throughline.kit.admission.Arrival;
import io.throughline.kit.admission.Share;
import java.util.List;
import java.util.concurrent.Semaphore;

/** How much some senders may take at once. */
public final class IntakeShares {
    /** A body up to this length is read where it arrives ({@code quarkus.rest.input-buffer-size}), without a worker thread. */
    public static final int SHORT_BYTES = 128 << 10;

    /** Nobody knows how long a body is whose length is not announced; most are short, and the longest have 32 MiB. */
    private static final long UNANNOUNCED_BYTES = 8 << 20;

    /** Where a worker thread waits for the answer: the others take none while they wait. */
    private static final List<String> THREADED_PATHS =
            List.of(AlertSourceKeys.PAGERDUTY_PATH + "/", AlertSourceKeys.pathOf("generic"));

    private final int allRequests;
    private final Semaphore requests;
    private final Semaphore threads;
    private final Semaphore transactions;
    private final int allKibibytes;
    private final Semaphore kibibytes;

    private IntakeShares(int requests, int threads, int transactions, int kibibytes) {
        this.allRequests = requests;
        this.requests = new Semaphore(requests);
        this.threads = new Semaphore(threads);
        this.transactions = new Semaphore(transactions);
        this.allKibibytes = kibibytes;
        this.kibibytes = new Semaphore(kibibytes);
    }

    /** So many quarters of all. */
    static IntakeShares quarters(IntakeConfig all, int quarters) {
        return new IntakeShares(
                quarters * all.requests() / 4,
                quarters * all.threads() / 4,
                quarters * all.transactions() / 4,
                quarters * all.kibibytes() / 4);
    }

    /** Requests that are in. */
    int taken() {
        return allRequests - requests.availablePermits();
    }

    List<Share> of(Arrival arrival) {
        long bytes = arrival.bytes() == Arrival.UNANNOUNCED ? UNANNOUNCED_BYTES : arrival.bytes();
        boolean threaded = bytes > SHORT_BYTES || THREADED_PATHS.stream().anyMatch(arrival.path()::startsWith);
        return List.of(
                new Share(requests, 1),
                new Share(threads, threaded ? 1 : 0),
                new Share(transactions, arrival.keyed() ? 1 : 0),
                new Share(kibibytes, (int) Math.min(allKibibytes, 1 + bytes / 1024)));
    }
}
