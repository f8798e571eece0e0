package io.throughline.kit.inbox;

/** A record is not an event of ours. */
final class UnreadableEventException extends Exception {
    private static final long serialVersionUID = 1L;

    UnreadableEventException(String message) {
        super(message);
    }
}
