package io.throughline.incident.thread;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The whole story of an incident.
 *
 * @param steps in order
 * @param missing steps that the incident has gone on without
 */
@Schema(name = "Thread")
record ThreadView(String reference, List<Step> steps, List<ThreadStep> missing, TimeLost timeLostAt) {
    /**
     * One step.
     *
     * @param at when it was taken; null if it was not
     * @param sinceFirstAlert from the earliest sign of the incident to {@code at}
     * @param by who took it: an e-mail, or {@code system}
     * @param evidence where that can be seen
     */
    @Schema(name = "ThreadStepView")
    record Step(
            ThreadStep step,
            String question,
            StepState state,
            @Nullable Instant at,

            @Schema(type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.STRING, format = "duration")
            @Nullable
            Duration sinceFirstAlert,

            @Nullable String by,
            List<String> evidence) {}

    /** The step of each half that took longest after the one before; null where none was taken. */
    @Schema(name = "TimeLostAt")
    record TimeLost(@Nullable ThreadStep response, @Nullable ThreadStep prevention) {}
}
