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
        lastSequence++;
        return new ChannelAccepted(id, lastSequence, occasion, recipient, channel, at);
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
