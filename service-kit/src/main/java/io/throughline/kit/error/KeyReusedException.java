package io.throughline.kit.error;

/** That {@code Idempotency-Key} was sent with another request. */
public class KeyReusedException extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Says what to do instead. */
    public KeyReusedException() {
        super("That Idempotency-Key was sent with another query, body or If-Match within 24 hours;"
                + " send a new key with a new request.");
    }
}
