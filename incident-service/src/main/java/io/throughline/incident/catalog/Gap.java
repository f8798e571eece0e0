package io.throughline.incident.catalog;

import io.throughline.incident.catalog.record.DecisionRight;

/** What may be missing in a service's record. */
public enum Gap {
    /** None is named, or a placeholder, or somebody who has left. */
    NO_OWNER,
    /** A deputy is a placeholder, or has left. */
    DEPUTY_GONE,
    VACANT_APPROVE_RISKY_RELEASE,
    VACANT_STOP_RELEASE,
    VACANT_OWN_ROLLBACK,
    VACANT_REVIEW_INCIDENTS,
    VACANT_JUDGE_ALERTS,
    VACANT_APPROVE_COST_EXCEPTION,
    VACANT_VERIFY_FIX,
    NO_RELEASE_EVIDENCE,
    NO_ROLLBACK_PATH,
    ROLLBACK_NOT_EXERCISED,
    NO_FREEZE_RULE,
    /** Nothing says who joins its worst incidents. */
    NO_INCIDENT_POLICY,
    NO_ESCALATION_ROUTE,
    /** A step of the route names somebody who cannot answer. */
    CONTACT_GONE,
    NO_ALERT_RULES,
    NO_DASHBOARD,
    DASHBOARD_WITHOUT_OWNER,
    /** The present owner has not confirmed the record, or too long ago. */
    NOT_ATTESTED,
    NO_ENVIRONMENT_STANDARD,
    /** It needs something that is not in the catalogue, or is retired. */
    UNKNOWN_DEPENDENCY,
    CIRCULAR_DEPENDENCY,
    VENDOR_WITHOUT_CONTACT,
    /** It is no more; what still names it does so by mistake. */
    RETIRED;

    /** The gap that a right leaves which nobody holds. */
    public static Gap vacant(DecisionRight right) {
        return valueOf("VACANT_" + right.name());
    }
}
