package io.throughline.kit.error;

/** The body is not JSON at all. */
public class UnreadableBodyException extends DomainException {
    private static final long serialVersionUID = 1L;

    /** @param message for people: what is wrong and what to do */
    public UnreadableBodyException(String message) {
        super(message);
    }
}
