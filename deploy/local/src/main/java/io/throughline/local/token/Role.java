package io.throughline.local.token;

import java.util.Arrays;
import java.util.Optional;

/** The roles of {@code api.md}; they open doors, ownership decides behind them. */
public enum Role {
    RESPONDER("responder"),
    INCIDENT_LEAD("incident-lead"),
    SERVICE_OWNER("service-owner"),
    LEADERSHIP("leadership"),
    ADMIN("admin");

    private final String claim;

    Role(String claim) {
        this.claim = claim;
    }

    /** As it stands in a token. */
    public String claim() {
        return claim;
    }

    /** The role of that name, if there is one. */
    public static Optional<Role> of(String claim) {
        return Arrays.stream(values()).filter(role -> role.claim.equals(claim)).findFirst();
    }
}
