package io.throughline.notification.notification;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How far the sending of a notification is. Nothing is sent to the inbox, so that nothing of this is set there. */
@Embeddable
class Sending {
    @Column(name = "next_attempt_at")
    private @Nullable Instant nextAttemptAt;

    @Column(name = "claimed_until")
    private @Nullable Instant claimedUntil;

    @Column(name = "attempt_count")
    private int attemptCount;

    @SuppressWarnings("UnusedVariable") // QueueTable reads it
    private int rung;

    @Column(name = "dead_at")
    private @Nullable Instant deadAt;

    @Column(name = "dead_reason")
    private @Nullable String deadReason;

    /** A ladder's first attempt is due at that time of PostgreSQL's. */
    void start(Instant due) {
        rung = 0;
        nextAttemptAt = due;
        deadAt = null;
        deadReason = null;
    }

    /** The replica that had claimed it has sent it. */
    void attempted() {
        attemptCount++;
        rung++;
        claimedUntil = null;
    }

    void again(Instant due) {
        nextAttemptAt = due;
    }

    /** Nothing is sent any more. */
    void end() {
        nextAttemptAt = null;
    }

    void giveUp(String reason, Instant at) {
        end();
        deadAt = at;
        deadReason = reason;
    }

    @Nullable
    Instant nextAttemptAt() {
        return nextAttemptAt;
    }

    /** All attempts, of every ladder. */
    int attemptCount() {
        return attemptCount;
    }

    @Nullable
    Instant deadAt() {
        return deadAt;
    }

    @Nullable
    String deadReason() {
        return deadReason;
    }
}
