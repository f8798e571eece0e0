package io.throughline.kit.error;

/** Something cannot end while actions that it led to are unfinished. */
public class ActionsOpenException extends DomainException {
    private static final long serialVersionUID = 1L;

    /** @param message for people: what is wrong and what to do */
    public ActionsOpenException(String message) {
        super(message);
    }
}
