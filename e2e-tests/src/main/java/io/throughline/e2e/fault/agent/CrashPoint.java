package io.throughline.e2e.fault.agent;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a process may be made to die. A point is a method of production code, by its name: if that is not found any more,
 * the agent says so and the harness fails, so that a renamed method is noticed.
 */
public enum CrashPoint {
    /** F2: the event is in the outbox, the transaction that put it there is open, and somebody waits for the answer. */
    COMMAND_BEFORE_COMMIT("io.throughline.kit.outbox.Outbox", "appendAll", When.IN_A_REQUEST),
    /** F1: it is committed, and whoever waits for the answer gets none. */
    COMMAND_AFTER_COMMIT("io.throughline.kit.outbox.RelaySignal", "wakeUp", When.IN_A_REQUEST),
    /** F3: events are read, and not sent. */
    RELAY_AFTER_SELECT("io.throughline.kit.outbox.OutboxTable", "head", When.SOMETHING_WAS_FOUND),
    /** F3: events are sent, and still in the outbox. */
    RELAY_AFTER_KAFKA_COMMIT("io.throughline.kit.outbox.TransactionalSender", "send", When.ALWAYS),
    /** F3: events are sent and deleted. */
    RELAY_AFTER_DELETE("io.throughline.kit.outbox.OutboxTable", "delete", When.ALWAYS),
    /** F4: an event is noted as applied, in a transaction that is open. */
    CONSUMER_AFTER_INBOX_INSERT("io.throughline.kit.inbox.InboxTable", "take", When.IT_IS_DUE),
    /** F4: an event is applied, in a transaction that is open. */
    CONSUMER_AFTER_APPLY("*EventApplier", "apply", When.ALWAYS),
    /** F4: an event is applied and committed, and its record is not acknowledged. */
    CONSUMER_AFTER_COMMIT("io.throughline.kit.inbox.Inbox", "receive", When.ALWAYS),
    /** F5: a receiver has answered, and the answer is not written down. */
    WEBHOOK_BEFORE_RECORD("io.throughline.notification.delivery.DeliverySweep", "settle", When.ALWAYS, Side.BEFORE);

    private final String type;
    private final String method;
    private final When when;
    private final Side side;

    CrashPoint(String type, String method, When when) {
        this(type, method, when, Side.AFTER);
    }

    CrashPoint(String type, String method, When when, Side side) {
        this.type = type;
        this.method = method;
        this.when = when;
        this.side = side;
    }

    Place place() {
        return new Place(type, method);
    }

    Side side() {
        return side;
    }

    /** Whether this passage through the method is one to die at. */
    boolean isHere(@Nullable Object returned) {
        return switch (when) {
            case ALWAYS -> true;
            case SOMETHING_WAS_FOUND -> returned instanceof List<?> found && !found.isEmpty();
            case IT_IS_DUE -> "DUE".equals(String.valueOf(returned));
            case IN_A_REQUEST -> answersARequest();
        };
    }

    private static boolean answersARequest() {
        return StackWalker.getInstance()
                .walk(frames -> frames.anyMatch(frame -> frame.getClassName().startsWith("org.jboss.resteasy.")));
    }

    /** Before the method's first statement, or after it has returned. */
    enum Side {
        BEFORE,
        AFTER
    }

    private enum When {
        ALWAYS,
        SOMETHING_WAS_FOUND,
        IT_IS_DUE,
        IN_A_REQUEST
    }
}
