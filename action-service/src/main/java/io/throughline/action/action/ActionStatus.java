package io.throughline.action.action;

/** Where an action stands; which call leads where is written down in {@link ActionMove}. */
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
    DROPPED;

    /** Whether its owner still has to do it: only then can it be overdue. */
    public boolean isUnfinished() {
        return switch (this) { // no default: a new status must not compile until it is decided here
            case OPEN, IN_PROGRESS, BLOCKED -> true;
            case DONE, VERIFIED, DROPPED -> false;
        };
    }
}
