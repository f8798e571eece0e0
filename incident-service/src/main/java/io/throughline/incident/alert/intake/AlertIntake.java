package io.throughline.incident.alert.intake;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.throughline.incident.alert.admission.IntakeShares;
import io.throughline.incident.alert.format.AlertFormat;
import io.throughline.incident.alert.format.GrafanaFormat;
import io.throughline.incident.alert.source.AlertSource;
import io.throughline.incident.alert.source.AlertSourceKeys;
import io.throughline.kit.admission.Door;
import io.throughline.kit.admission.Place;
import jakarta.inject.Singleton;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Takes requests of senders in; what the {@link Door} has let in is answered after its commit. */
@Singleton
public class AlertIntake {
    private final AlertIntakeService service;
    private final IntakeQueue queue;
    private final TransactionSynchronizationRegistry transactions;
    private final Door door;
    private final Clock clock;

    AlertIntake(
            AlertIntakeService service,
            IntakeQueue queue,
            TransactionSynchronizationRegistry transactions,
            Door door,
            Clock clock) {
        this.service = service;
        this.queue = queue;
        this.transactions = transactions;
        this.door = door;
        this.clock = clock;
    }

    /**
     * Takes one request of a sender in, together with others that wait; within the caller's transaction if there is one.
     * Holds no thread while it waits.
     *
     * @return fails with {@link io.throughline.kit.error.UnreadableBodyException} if it is not JSON (problem
     *     {@code malformed-json}, 400), and with {@link SQLException} if the database does not take it; nothing of it is
     *     stored then, or whole parts of it if it has more alerts than one transaction takes, which its repetition finds
     * @throws io.quarkus.security.UnauthorizedException if the source signs what it posts, and this format has no signature (401)
     * @throws SQLException if the database does not take it within the caller's transaction
     */
    public Uni<IntakeReceipt> take(AlertSource source, AlertFormat format, byte[] body) throws SQLException {
        requireSignatureIfSigned(source, format);
        Instant now = clock.instant();
        Place place = door.place();
        if (isInTransaction()) {
            return Uni.createFrom().item(takeHere(read(source, format, body, now), place));
        }
        if (body.length <= IntakeShares.SHORT_BYTES) {
            return Uni.createFrom().completionStage(queued(read(source, format, body, now), place));
        }
        Place.Hold whileRead = place.hold();
        return Uni.createFrom()
                .item(() -> read(source, format, body, now))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .chain(incoming -> Uni.createFrom().completionStage(queued(incoming, place)))
                .onTermination()
                .invoke(whileRead::close);
    }

    /** As {@link #take}, on a worker thread that waits for it. */
    public IntakeReceipt takeAndWait(AlertSource source, AlertFormat format, byte[] body) throws SQLException {
        requireSignatureIfSigned(source, format);
        Place place = door.place();
        Incoming incoming = read(source, format, body, clock.instant());
        if (isInTransaction()) {
            return takeHere(incoming, place);
        }
        try {
            return queued(incoming, place).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof SQLException sql) {
                throw new SQLException(sql.getMessage(), sql.getSQLState(), sql);
            }
            throw e;
        }
    }

    private IntakeReceipt takeHere(Incoming incoming, Place place) throws SQLException {
        Place.Hold whileStored = place.hold();
        try {
            return service.take(List.of(incoming)).get(0);
        } finally {
            whileStored.close();
        }
    }

    /** Grafana's messages are held against their signature where they are taken. */
    private static void requireSignatureIfSigned(AlertSource source, AlertFormat format) {
        if (!(format instanceof GrafanaFormat)) {
            AlertSourceKeys.requireKeySuffices(source);
        }
    }

    private boolean isInTransaction() {
        return transactions.getTransactionStatus() != Status.STATUS_NO_TRANSACTION;
    }

    private static Incoming read(AlertSource source, AlertFormat format, byte[] body, Instant now) {
        return new Incoming(source, format.name(), format.read(body, now), now);
    }

    private CompletableFuture<IntakeReceipt> queued(Incoming incoming, Place place) {
        Place.Hold untilStored = place.hold();
        CompletableFuture<IntakeReceipt> receipt = queue.take(incoming);
        var unused = receipt.whenComplete((stored, fault) -> untilStored.close());
        return receipt.copy(); // it is stored all the same if nobody waits for it any more
    }
}
