package io.throughline.kit.error;

/** The caller is known, and may not do this. */
public class AccessDeniedException extends DomainException {
    private static final long serialVersionUID = 1L;

    /** @param message for people: what is wrong and what to do */
    public AccessDeniedException(String message) {
        super(message);
    }
}
