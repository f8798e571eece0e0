package io.throughline.action.action;

/** Where an action stands. */
public enum ActionStatus {
    /** Somebody owns it, nobody works on it yet. */
    OPEN,
    /** Its owner works on it. */
    IN_PROGRESS,
    /** It cannot go on, and says why. */
    BLOCKED,
    /** Its evidence awaits verification. */
    DONE,
    /** Somebody else made sure that it holds. */
    VERIFIED,
    /** It will not be done; the risk is accepted. */
    DROPPED
}
