package io.throughline.incident.incident;

import io.throughline.kit.error.IllegalMoveException;
import java.util.Arrays;
import java.util.List;

/** Lifecycle of an incident; the only place where legal moves are written down. */
public enum IncidentStatus {
    /** Somebody or an alert says that it is an incident; nobody leads it. */
    DECLARED,
    /** Acknowledged, has a lead. */
    INVESTIGATING,
    /** Customer impact has stopped, the fault has not. */
    MITIGATED,
    /** The service is healthy. */
    RESOLVED,
    /** The review is published, prevention actions are open. */
    PREVENTING,
    /** Everything it led to is done, or was waived. */
    CLOSED,
    /** A false alarm. */
    CANCELLED,
    /** Continues in another incident. */
    MERGED;

    /** Whether an incident may go from here to there. */
    boolean allows(IncidentStatus next) {
        return switch (this) { // no default: a new status must not compile until it is decided here
            case DECLARED -> next == INVESTIGATING || next == RESOLVED || next == CANCELLED || next == MERGED;
            case INVESTIGATING -> next == MITIGATED || next == RESOLVED || next == CANCELLED || next == MERGED;
            case MITIGATED -> next == INVESTIGATING || next == RESOLVED || next == MERGED;
            case RESOLVED -> next == DECLARED || next == INVESTIGATING || next == PREVENTING || next == CLOSED;
            case PREVENTING -> next == INVESTIGATING || next == CLOSED;
            case CLOSED -> next == INVESTIGATING;
            case CANCELLED -> next == DECLARED;
            case MERGED -> false;
        };
    }

    /** Which call takes an incident from here to there, if that is legal. */
    String callTo(IncidentStatus next) {
        return switch (next) {
            case DECLARED -> this == CANCELLED ? "reinstate" : "reopen";
            case INVESTIGATING -> this == DECLARED ? "acknowledge" : "reopen";
            case MITIGATED -> "mitigate";
            case RESOLVED -> "resolve";
            case PREVENTING -> "review/publish";
            case CLOSED -> "close";
            case CANCELLED -> "cancel";
            case MERGED -> "merge-into";
        };
    }

    /**
     * The status after a call.
     *
     * @param subject whose status it is, as people call it
     * @throws IllegalMoveException if the call does not lead there from here (problem {@code illegal-move}, 409)
     */
    IncidentStatus moveTo(IncidentStatus next, String call, String subject) {
        if (allows(next) && callTo(next).equals(call)) {
            return next;
        }
        List<String> legal = legalCalls();
        throw new IllegalMoveException(
                subject + " is " + this + ": " + call + " is not legal from there, "
                        + (legal.isEmpty() ? "nothing is" : "only " + String.join(", ", legal)) + ".",
                legal);
    }

    /** The calls that are legal from here; there is none yet for merging. */
    List<String> legalCalls() {
        return Arrays.stream(values())
                .filter(next -> next != MERGED && allows(next))
                .map(this::callTo)
                .distinct()
                .toList();
    }

    /** Whether the fault is still there: at most one such incident for each service and group key. */
    boolean isOpen() {
        return this == DECLARED || this == INVESTIGATING || this == MITIGATED;
    }

    /** A false alarm, or something that is told elsewhere: nothing more is asked of it. */
    public boolean isVoid() {
        return this == CANCELLED || this == MERGED;
    }

    /** Whether the service has become healthy. */
    public boolean isOver() {
        return this == RESOLVED || this == PREVENTING || this == CLOSED;
    }
}
