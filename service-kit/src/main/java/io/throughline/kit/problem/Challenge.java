package io.throughline.kit.problem;

/** What an unknown caller is told; the same before and within JAX-RS. */
final class Challenge {
    static final String SCHEME = "Bearer";
    static final String DETAIL =
            "Send a valid Authorization: Bearer token; alert senders send their source's key on the alert paths.";

    private Challenge() {}
}
