package io.throughline.action.action;

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
