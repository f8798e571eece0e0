package io.throughline.kit.error;

/** There is one of that name already. */
public class AlreadyExistsException extends DomainException {
    private static final long serialVersionUID = 1L;

    /** @param message for people: what is wrong and what to do */
    public AlreadyExistsException(String message) {
        super(message);
    }
}
