package io.throughline.action.action;

import io.throughline.kit.error.IllegalMoveException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Lifecycle of an action; the only place where legal moves are written down. */
enum ActionMove {
    START,
    BLOCK,
    COMPLETE,
    VERIFY,
    FAIL_VERIFICATION,
    DROP,
    REOPEN;

    /** Where it leads from there; empty if it is not legal there. */
    Optional<ActionStatus> from(ActionStatus status) {
        return switch (this) { // no default: a new move must not compile until it is decided here
            case START -> when(status == ActionStatus.OPEN || status == ActionStatus.BLOCKED, ActionStatus.IN_PROGRESS);
            case BLOCK -> when(status == ActionStatus.OPEN || status == ActionStatus.IN_PROGRESS, ActionStatus.BLOCKED);
            case COMPLETE -> when(status.isUnfinished(), ActionStatus.DONE);
            case VERIFY -> when(status == ActionStatus.DONE, ActionStatus.VERIFIED);
            case FAIL_VERIFICATION -> when(status == ActionStatus.DONE, ActionStatus.IN_PROGRESS);
            case DROP -> when(status.isUnfinished(), ActionStatus.DROPPED);
            case REOPEN ->
                status == ActionStatus.DROPPED
                        ? Optional.of(ActionStatus.OPEN)
                        : when(status == ActionStatus.VERIFIED, ActionStatus.IN_PROGRESS);
        };
    }

    /**
     * Where it leads from there.
     *
     * @throws IllegalMoveException if it is not legal there (problem {@code illegal-move}, 409)
     */
    ActionStatus applyTo(ActionStatus status) {
        return from(status)
                .orElseThrow(() -> new IllegalMoveException(
                        "It is " + status + "; from there " + call() + " is not legal.", legalFrom(status)));
    }

    /**
     * Refuses what is no move, but makes sense only while there is something to do.
     *
     * @param what happens to the action, as a participle
     * @throws IllegalMoveException if it is done, verified or dropped (problem {@code illegal-move}, 409)
     */
    static void requireUnfinished(ActionStatus status, String what) {
        if (!status.isUnfinished()) {
            throw new IllegalMoveException(
                    "It is " + status + "; only what is still to be done is " + what + ".", legalFrom(status));
        }
    }

    /** The calls that are legal from there, as the paths name them. */
    static List<String> legalFrom(ActionStatus status) {
        return Arrays.stream(values())
                .filter(move -> move.from(status).isPresent())
                .map(ActionMove::call)
                .toList();
    }

    /** The last part of its path. */
    String call() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Optional<ActionStatus> when(boolean legal, ActionStatus next) {
        return legal ? Optional.of(next) : Optional.empty();
    }
}
