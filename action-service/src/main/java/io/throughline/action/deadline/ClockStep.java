package io.throughline.action.deadline;

import java.util.Arrays;
import java.util.List;

/** What the clock of an action says, in this order; each once for a due date, or for a completion. */
public enum ClockStep {
    /** A reminder. */
    DUE_IN_A_WEEK(Ladder.UNFINISHED),
    /** The last reminder. */
    DUE_TOMORROW(Ladder.UNFINISHED),
    /** The owner did not do it in time. */
    OVERDUE(Ladder.UNFINISHED),
    /** Nor some working days later: the accountable owner of its service is told. */
    OVERDUE_SERVICE_OWNER(Ladder.UNFINISHED),
    /** Nor some more working days later: leadership is told. */
    OVERDUE_LEADERSHIP(Ladder.UNFINISHED),
    /** Nobody verified what was done. */
    UNVERIFIED(Ladder.DONE),
    /** Nor some working days later: the accountable owner of its service is told. */
    UNVERIFIED_SERVICE_OWNER(Ladder.DONE),
    /** Nor some more working days later: leadership is told. */
    UNVERIFIED_LEADERSHIP(Ladder.DONE);

    private final Ladder ladder;

    ClockStep(Ladder ladder) {
        this.ladder = ladder;
    }

    /** Its steps, in order. */
    static List<ClockStep> of(Ladder ladder) {
        return Arrays.stream(values()).filter(step -> step.ladder == ladder).toList();
    }

    /** A reminder goes to who has it in hand: of several that were missed, the last one says it all. */
    public boolean isReminder() {
        return this == DUE_IN_A_WEEK || this == DUE_TOMORROW;
    }

    /** What is waited for. */
    public enum Ladder {
        /** That it is done. */
        UNFINISHED,
        /** That somebody verifies it. */
        DONE
    }
}
