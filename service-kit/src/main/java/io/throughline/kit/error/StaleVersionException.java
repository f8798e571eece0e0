package io.throughline.kit.error;

/** The record has changed since the caller read it. */
public class StaleVersionException extends DomainException {
    private static final long serialVersionUID = 1L;

    /** @param message for people: what is wrong and what to do */
    public StaleVersionException(String message) {
        super(message);
    }
}
