package io.throughline.notification.notification;

import io.throughline.kit.Ids;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One person told of one thing through one channel; the database knows no second one of the three. */
@Entity
public class Notification {
    @Id
    private UUID id;

    @Embedded
    private Occasion occasion;

    private String recipient;

    private String channel;

    @Enumerated(EnumType.STRING)
    private NotificationState state;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "accepted_at")
    private @Nullable Instant acceptedAt;

    @Column(name = "read_at")
    private @Nullable Instant readAt;

    @Column(name = "acknowledged_at")
    private @Nullable Instant acknowledgedAt;

    @Embedded
    private Sending sending;

    @Column(name = "last_sequence")
    private long lastSequence;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected Notification() {}

    /** A notification that no channel has taken yet. */
    Notification(Occasion occasion, String recipient, String channel, Instant createdAt) {
        this.id = Ids.next();
        this.occasion = occasion;
        this.recipient = recipient;
        this.channel = channel;
        this.state = NotificationState.QUEUED;
        this.createdAt = createdAt;
        this.sending = new Sending();
    }

    /** Has it sent from that time of PostgreSQL's on. */
    void queue(Instant due) {
        sending.start(due);
    }

    /**
     * Its channel took it.
     *
     * @return the change, numbered without gaps within this notification
     * @throws IllegalStateException if it was taken, or given up, before
     */
    ChannelAccepted accept(Instant at) {
        moveTo(NotificationState.ACCEPTED);
        acceptedAt = at;
        sending.end();
        lastSequence++;
        return new ChannelAccepted(id, lastSequence, occasion, recipient, channel, at);
    }

    /** Somebody has sent it; what came of it is said next. */
    void attempted() {
        sending.attempted();
    }

    /**
     * Its channel did not take it, and is asked again.
     *
     * @param due PostgreSQL's time
     */
    void retry(Instant due) {
        if (state != NotificationState.RETRYING) {
            moveTo(NotificationState.RETRYING);
        }
        sending.again(due);
    }

    /**
     * Its channel will not take it.
     *
     * @return the change, numbered without gaps within this notification
     */
    GivenUp giveUp(String reason, Instant at) {
        moveTo(NotificationState.DEAD);
        sending.giveUp(reason, at);
        lastSequence++;
        return new GivenUp(id, lastSequence, occasion, recipient, channel, at, reason);
    }

    /**
     * Sends it after all, from the ladder's first step on.
     *
     * @param due PostgreSQL's time
     */
    void redrive(Instant due) {
        moveTo(NotificationState.QUEUED);
        sending.start(due);
    }

    /** Whether it was given up, and may be sent after all. */
    boolean canBeRedriven() {
        return state.allows(NotificationState.QUEUED);
    }

    /** Whether its recipient may say that they know. */
    boolean canBeAcknowledged() {
        return state.allows(NotificationState.ACKNOWLEDGED);
    }

    /**
     * Its recipient knows.
     *
     * @return the change, numbered without gaps within this notification
     * @throws IllegalStateException if the recipient said so before, or it is a duplicate
     */
    RecipientAcknowledged acknowledge(Instant at) {
        moveTo(NotificationState.ACKNOWLEDGED);
        acknowledgedAt = at;
        sending.end();
        lastSequence++;
        return new RecipientAcknowledged(id, lastSequence, occasion, recipient, channel, at);
    }

    /** Its recipient has seen it; the first time counts. */
    void read(Instant at) {
        if (readAt == null) {
            readAt = at;
        }
    }

    private void moveTo(NotificationState next) {
        if (!state.allows(next)) {
            throw new IllegalStateException("notification " + id + " is " + state + ", not to become " + next);
        }
        state = next;
    }

    UUID id() {
        return id;
    }

    Occasion occasion() {
        return occasion;
    }

    String recipient() {
        return recipient;
    }

    String channel() {
        return channel;
    }

    NotificationState state() {
        return state;
    }

    boolean isWaiting() {
        return state.isWaiting();
    }

    int attemptCount() {
        return sending.attemptCount();
    }

    @Nullable
    Instant nextAttemptAt() {
        return sending.nextAttemptAt();
    }

    @Nullable
    Instant deadAt() {
        return sending.deadAt();
    }

    @Nullable
    String deadReason() {
        return sending.deadReason();
    }

    Instant createdAt() {
        return createdAt;
    }

    @Nullable
    Instant acceptedAt() {
        return acceptedAt;
    }

    @Nullable
    Instant readAt() {
        return readAt;
    }

    @Nullable
    Instant acknowledgedAt() {
        return acknowledgedAt;
    }
}
