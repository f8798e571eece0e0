package io.throughline.kit.error;

import org.jspecify.annotations.Nullable;

/** The first answer to that {@code Idempotency-Key} showed a secret, which is shown only once. */
public class SecretShownException extends DomainException {
    private static final long serialVersionUID = 1L;

    /** @param location of what has the secret; null if it is what the request is about */
    public SecretShownException(@Nullable String location) {
        super("It took effect, and its answer showed a secret, which is shown only once; if you did not get it, rotate"
                + (location == null ? " it" : " that of " + location) + " with a new Idempotency-Key.");
    }
}
