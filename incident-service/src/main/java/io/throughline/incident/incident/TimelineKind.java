package io.throughline.incident.incident;

import java.util.Arrays;

/** What an entry of the timeline tells of. */
public enum TimelineKind {
    DECLARED,
    ALERTS_LINKED,
    /** Every alert of it has resolved. */
    ALERTS_SILENT,
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
    DECISION,
    /** What only a newer release knows: while both run, it may have written an entry that this one reads. */
    OTHER;

    /** The kind of that name; {@link #OTHER} for one that this release does not know. */
    public static TimelineKind named(String name) {
        return Arrays.stream(values())
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElse(OTHER);
    }
}
