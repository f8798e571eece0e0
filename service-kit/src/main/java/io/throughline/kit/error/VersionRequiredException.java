package io.throughline.kit.error;

/** A record that exists is changed only by who says which version they saw. */
public class VersionRequiredException extends DomainException {
    private static final long serialVersionUID = 1L;

    /** @param message for people: what is wrong and what to do */
    public VersionRequiredException(String message) {
        super(message);
    }
}
