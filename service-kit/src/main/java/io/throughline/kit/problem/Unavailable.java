package io.throughline.kit.problem;

/** What a caller is told while this cannot be done; the same before and within JAX-RS. */
final class Unavailable {
    static final int RETRY_AFTER_SECONDS = 5;
    /** As {@link io.throughline.kit.error.OverloadedException} says. */
    static final int OVERLOADED_RETRY_AFTER_SECONDS = 1;

    static final String DETAIL =
            "The database did not answer. Look whether it took effect, or try again in a few seconds.";

    private Unavailable() {}
}
