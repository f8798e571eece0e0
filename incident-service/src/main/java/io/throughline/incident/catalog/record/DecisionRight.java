package io.throughline.incident.catalog.record;

import java.util.Arrays;
import java.util.Optional;

/** What one named person decides for a service. */
public enum DecisionRight {
    APPROVE_RISKY_RELEASE,
    STOP_RELEASE,
    OWN_ROLLBACK,
    REVIEW_INCIDENTS,
    JUDGE_ALERTS,
    APPROVE_COST_EXCEPTION,
    VERIFY_FIX;

    public static Optional<DecisionRight> named(String name) {
        return Arrays.stream(values())
                .filter(right -> right.name().equals(name))
                .findFirst();
    }
}
