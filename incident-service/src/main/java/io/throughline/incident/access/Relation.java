package io.throughline.incident.access;

/** What a caller has to do with an incident at the moment of the request. */
public enum Relation {
    /** Leads it. */
    LEAD,
    /** Owns one of its services, or stands in for who does. */
    OWNER,
    /** Holds the decision right {@code REVIEW_INCIDENTS} of its primary service. */
    REVIEWER,
    /** May know of it although it is private. */
    MEMBER,
    /** Has said why they look at it. */
    ACCESS_REASON
}
