package io.throughline.incident.catalog.record;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who answers for a service at this moment; what an incident takes from the catalogue.
 *
 * @param slug of the service
 * @param tier 1 to 4; 2 for a service that is not in the catalogue
 * @param timeZone IANA name; null if it is not in the catalogue
 * @param owner the live accountable owner; null if there is none: a placeholder or somebody inactive is none
 * @param deputies who are active
 * @param route escalation steps in order, each with those of its contacts who can answer, perhaps none; empty if there are none
 * @param policy what it asks of its incidents; the default if it is not in the catalogue
 * @param reviewers active holders of {@link DecisionRight#REVIEW_INCIDENTS}
 */
public record Ownership(
        String slug,
        int tier,
        @Nullable String timeZone,
        @Nullable String owner,
        List<String> deputies,
        List<EscalationStep> route,
        IncidentPolicy policy,
        List<String> reviewers) {
    public static final String PLACEHOLDER_PATTERN = "\\s*(?i:tbd|unknown|none)\\s*";

    /** Tier of a service that is not in the catalogue. */
    public static final int TIER_OF_THE_UNKNOWN = 2;

    /** Whether that person is the owner or a deputy; {@code email} in lower case. */
    public boolean isOwnedBy(String email) {
        return email.equals(owner) || deputies.contains(email);
    }

    public static Ownership ofUnregistered(String slug) {
        return new Ownership(
                slug, TIER_OF_THE_UNKNOWN, null, null, List.of(), List.of(), IncidentPolicy.DEFAULT, List.of());
    }
}
