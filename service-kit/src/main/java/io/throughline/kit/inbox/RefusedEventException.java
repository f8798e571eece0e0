package io.throughline.kit.inbox;

/** The service failed to apply an event; its cause tells why. */
final class RefusedEventException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RefusedEventException(RuntimeException cause) {
        super(cause);
    }
}
