package io.throughline.e2e.fault.agent;

/** A guarantee that is taken away on purpose, to see that the harness notices. */
public enum Damage {
    /** The inbox takes every event for one that is due. */
    NO_INBOX_CHECK("io.throughline.kit.inbox.InboxTable", "take", AlwaysDue.class),
    /** The relay reads the outbox from its end. */
    REORDERED_READ("io.throughline.kit.outbox.OutboxTable", "head", ReversedRead.class),
    /** A record is acknowledged at once, and dealt with later. */
    ACK_BEFORE_COMMIT("io.throughline.kit.inbox.Inbox", "receive", LateWork.class),
    /** Nothing is broken, but applying an event takes long (F16). */
    SLOW_APPLY("*EventApplier", "apply", SlowWork.class);

    private final String type;
    private final String method;
    private final Class<?> advice;

    Damage(String type, String method, Class<?> advice) {
        this.type = type;
        this.method = method;
        this.advice = advice;
    }

    Place place() {
        return new Place(type, method);
    }

    Class<?> advice() {
        return advice;
    }
}
