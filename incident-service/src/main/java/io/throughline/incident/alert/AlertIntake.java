package io.throughline.incident.alert;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.security.UnauthorizedException;
import io.throughline.incident.alert.format.AlertFormat;
import io.throughline.incident.alert.format.GrafanaFormat;
import io.throughline.incident.alert.source.AlertSource;
import io.throughline.kit.error.OverloadedException;
import io.throughline.kit.error.UnreadableBodyException;
import jakarta.inject.Singleton;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Semaphore;

/**
 * The door that senders' requests come through: it bounds how much is in work, and turns the rest away with a 503, which
 * every sender tries again. What it has let in is answered after its commit.
 */
@Singleton
class AlertIntake {
    private final AlertIntakeService service;
    private final IntakeQueue queue;
    private final TransactionSynchronizationRegistry transactions;
    private final Clock clock;
    private final Semaphore places;
    private final Semaphore kibibytes;
    private final int allKibibytes;
    private final Counter refused;

    AlertIntake(
            AlertIntakeService service,
            IntakeQueue queue,
            IntakeConfig config,
            MeterRegistry meters,
            TransactionSynchronizationRegistry transactions,
            Clock clock) {
        this.service = service;
        this.queue = queue;
        this.transactions = transactions;
        this.clock = clock;
        this.places = new Semaphore(config.requests());
        this.allKibibytes = config.kibibytes();
        this.kibibytes = new Semaphore(allKibibytes);
        Gauge.builder("throughline.intake.requests", places, free -> config.requests() - free.availablePermits())
                .description("Requests of alert senders in work or waiting")
                .register(meters);
        this.refused = Counter.builder("throughline.intake.refused")
                .description("Requests of alert senders turned away because too much was in work")
                .register(meters);
    }

    /**
     * Takes one request of a sender in, together with others that wait; within the caller's transaction if there is one.
     *
     * @throws UnreadableBodyException if it is not JSON (problem {@code malformed-json}, 400)
     * @throws UnauthorizedException if the source signs what it posts, and this format has no signature (401)
     * @throws OverloadedException if too much is in work (problem {@code unavailable}, 503); nothing of it is stored then
     * @throws SQLException if the database does not take it; nothing of it is stored then
     */
    IntakeReceipt take(AlertSource source, AlertFormat format, byte[] body) throws SQLException {
        if (source.signs() && !(format instanceof GrafanaFormat)) {
            throw new UnauthorizedException(); // its key alone is not enough on any path
        }
        int size = Math.min(allKibibytes, 1 + body.length / 1024);
        if (!places.tryAcquire()) {
            throw overloaded();
        }
        try {
            if (!kibibytes.tryAcquire(size)) {
                throw overloaded();
            }
            try {
                Instant now = clock.instant();
                return store(new Incoming(source, format.name(), format.read(body, now), now));
            } finally {
                kibibytes.release(size);
            }
        } finally {
            places.release();
        }
    }

    private OverloadedException overloaded() {
        refused.increment();
        return new OverloadedException();
    }

    private IntakeReceipt store(Incoming incoming) throws SQLException {
        return transactions.getTransactionStatus() == Status.STATUS_NO_TRANSACTION
                ? queue.take(incoming)
                : service.take(List.of(incoming)).get(0);
    }
}
