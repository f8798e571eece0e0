package io.throughline.kit.outbox;

/** What brings the outbox to the broker, whichever way; the services only write to the table. */
interface EventRelay {
    /** Who reads the table. */
    RelayKind kind();

    /** Whether this process is the one that sends; never, where another program does. */
    boolean isLeading();

    /** Ways of draining the outbox. */
    enum RelayKind {
        /** {@link OutboxRelay}, in one of the service's own processes. */
        POLLING,
        /** Another program that reads the same table, such as Debezium Server (ADR 0013). */
        EXTERNAL
    }
}
