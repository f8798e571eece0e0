package io.throughline.action.access;

/** What a caller has to do with an action at the moment of the request. */
public enum Relation {
    /** Owns the action: does it, by its due date. */
    ACTION_OWNER,
    /** Said that it is done. */
    COMPLETER,
    /** Leads the incident that it comes from. */
    LEAD,
    /** Owns its service, or stands in for who does. */
    SERVICE_OWNER,
    /** Holds the decision right {@code VERIFY_FIX} of its service. */
    VERIFIER
}
