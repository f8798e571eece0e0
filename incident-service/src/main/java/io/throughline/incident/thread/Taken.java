package io.throughline.incident.thread;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a step before it is judged.
 *
 * @param at when it was taken; null if it was not
 * @param by who took it; null if nobody did, or nobody knows
 * @param deadline when it should have been taken; null if there is no such time
 * @param required whether anything asks for it
 * @param passedBy whether the incident has gone on without it, if it was not taken
 */
record Taken(
        @Nullable Instant at, @Nullable String by, @Nullable Instant deadline, boolean required, boolean passedBy) {

    StepState state(Instant now) {
        if (at == null) {
            return notTaken(now);
        }
        return deadline != null && at.isAfter(deadline) ? StepState.LATE : StepState.DONE;
    }

    private StepState notTaken(Instant now) {
        if (!required) {
            return StepState.NOT_REQUIRED;
        }
        if (passedBy) {
            return StepState.MISSING;
        }
        return deadline != null && now.isAfter(deadline) ? StepState.LATE : StepState.NOT_YET;
    }
}
