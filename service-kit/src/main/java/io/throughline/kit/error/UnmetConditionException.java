package io.throughline.kit.error;

/** The step is legal, but something else must be done before; the message says what. */
public class UnmetConditionException extends DomainException {
    private static final long serialVersionUID = 1L;

    /** @param message for people: what is wrong and what to do */
    public UnmetConditionException(String message) {
        super(message);
    }
}
