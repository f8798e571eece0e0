package io.throughline.kit.error;

/** The body is not YAML that we read: it is malformed, or built to grow. */
public class UnreadableYamlException extends DomainException {
    private static final long serialVersionUID = 1L;

    /** @param message for people: what is wrong, where, and what to do */
    public UnreadableYamlException(String message) {
        super(message);
    }
}
