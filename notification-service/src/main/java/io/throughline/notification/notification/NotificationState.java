package io.throughline.notification.notification;

/** Lifecycle of a notification; the only place where legal moves are written down. */
public enum NotificationState {
    /** Waits for its channel. */
    QUEUED,
    /** The channel took it; nothing is said of delivery. */
    ACCEPTED,
    /** The recipient said that they know, of this or of a sibling on another channel; nothing is left to be sent. */
    ACKNOWLEDGED,
    /** The channel did not take it, and is asked again. */
    RETRYING,
    /** The channel did not take it, and is not asked again unless somebody says so. */
    DEAD,
    /** A duplicate. */
    SUPPRESSED;

    /** Whether it is to be sent. */
    boolean isWaiting() {
        return this == QUEUED || this == RETRYING;
    }

    boolean allows(NotificationState next) {
        return switch (this) { // no default: a new state must not compile until it is decided here
            case QUEUED ->
                next == ACCEPTED || next == ACKNOWLEDGED || next == RETRYING || next == DEAD || next == SUPPRESSED;
            case ACCEPTED -> next == ACKNOWLEDGED;
            case RETRYING -> next == ACCEPTED || next == ACKNOWLEDGED || next == DEAD;
            case DEAD -> next == ACKNOWLEDGED || next == QUEUED;
            case ACKNOWLEDGED, SUPPRESSED -> false;
        };
    }
}
