package io.throughline.kit.error;

/** Something that a caller asked for cannot be; the message says what to do about it. Every kind has its problem type. */
public abstract class DomainException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message for people: what is wrong and what to do */
    protected DomainException(String message) {
        super(message);
    }
}
