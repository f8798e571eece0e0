package io.throughline.incident.incident.times;

/** The true times of an incident. */
public enum IncidentTime {
    IMPACT_STARTED("impactStartedAt"),
    DETECTED("detectedAt"),
    DECLARED("declaredAt"),
    ACKNOWLEDGED("acknowledgedAt"),
    LEAD_ASSIGNED("leadAssignedAt"),
    MITIGATED("mitigatedAt"),
    IMPACT_ENDED("impactEndedAt"),
    RESOLVED("resolvedAt"),
    REOPENED("reopenedAt"),
    REVIEW_PUBLISHED("reviewPublishedAt"),
    LAST_ACTION_VERIFIED("lastActionVerifiedAt"),
    CLOSED("closedAt");

    private final String fieldName;

    IncidentTime(String fieldName) {
        this.fieldName = fieldName;
    }

    /** Its name in the API and in events: {@code detectedAt}. */
    public String fieldName() {
        return fieldName;
    }
}
