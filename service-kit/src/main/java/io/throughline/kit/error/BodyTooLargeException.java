package io.throughline.kit.error;

/** The request is larger than it may be. */
public class BodyTooLargeException extends DomainException {
    private static final long serialVersionUID = 1L;

    /** @param message for people: what is wrong and what to do */
    public BodyTooLargeException(String message) {
        super(message);
    }
}
