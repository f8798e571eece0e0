package io.throughline.kit.error;

/** The first request with that {@code Idempotency-Key} is not answered yet. */
public class RequestInFlightException extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Says when to send it again. */
    public RequestInFlightException() {
        super("The first request with that Idempotency-Key is still being worked on; send it again in a second.");
    }
}
