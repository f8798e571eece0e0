package io.throughline.incident.incident;

/** What an entry of the timeline tells of. */
public enum TimelineKind {
    DECLARED,
    ALERTS_LINKED,
    ACKNOWLEDGED,
    ROLE_ASSIGNED,
    ROLE_REMOVED,
    SEVERITY_CHANGED,
    IMPACT_RECORDED,
    STATUS_UPDATED,
    TIMES_CORRECTED,
    MITIGATED,
    RESOLVED,
    REOPENED,
    CANCELLED,
    REINSTATED,
    CLOSED,
    ACCESS_CHANGED,
    /** It started shortly after a release: somebody is to say whether that is the cause. */
    CHANGE_ASKED,
    CHANGE_CONFIRMED,
    CHANGE_DENIED,
    REVIEW_DUE,
    REVIEW_PUBLISHED,
    REVIEW_WAIVED,
    /** An admin looked at a private incident. */
    READ_BY_ADMIN,
    /** Somebody was told; from notification-service. */
    NOTIFIED,
    /** Somebody who was told says that they know; from notification-service. */
    NOTIFICATION_ACKNOWLEDGED,
    /** Somebody could not be told; from notification-service. */
    NOTIFICATION_DEAD,
    /** Something happened to a prevention action; from action-service. */
    ACTION,
    /** Somebody's words. */
    NOTE,
    /** Somebody changed something by hand. */
    MANUAL_FIX,
    /** Somebody decided something. */
    DECISION
}
