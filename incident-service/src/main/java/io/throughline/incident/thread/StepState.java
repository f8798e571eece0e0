package io.throughline.incident.thread;

/** How a step of the thread stands. */
enum StepState {
    /** It was taken, in time where there is one. */
    DONE,
    /** It was taken late, or should have been by now. */
    LATE,
    /** The incident has gone on without it. */
    MISSING,
    /** There is still time. */
    NOT_YET,
    /** Nothing asks for it here. */
    NOT_REQUIRED
}
