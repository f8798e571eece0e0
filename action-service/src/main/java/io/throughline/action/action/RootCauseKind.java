package io.throughline.action.action;

/** How kinds of root causes are named; which there are is known to incident-service. */
final class RootCauseKind {
    /** As a regular expression; "" takes it away. */
    static final String PATTERN = "([A-Z][A-Z0-9_]{1,63})?";
    /** What is said of something else. */
    static final String MESSAGE = "must be a kind such as DEVELOPMENT_PROCESS";

    private RootCauseKind() {}
}
