package io.throughline.incident.incident.times;

import io.throughline.kit.error.FieldError;
import io.throughline.kit.error.InvalidFieldsException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which times people may set right: those that happened, and that do not follow from something else. */
public final class TimeCorrections {
    private TimeCorrections() {}

    /**
     * Sets times right.
     *
     * @param right the times as they are to be
     * @return what was corrected
     * @throws InvalidFieldsException if they contradict others, or cannot be corrected (problem {@code invalid-request}, 400)
     */
    public static List<Correction> apply(Map<IncidentTime, Instant> right, IncidentTimes times, Instant now) {
        boolean hasIntervals = !times.impact().intervals().isEmpty();
        List<FieldError> refused = new ArrayList<>();
        List<Correction> corrections = new ArrayList<>();
        Map<IncidentTime, String> pointers = new EnumMap<>(IncidentTime.class);
        right.forEach((time, at) -> {
            String pointer = "/" + time.fieldName();
            pointers.put(time, pointer);
            if (!isCorrectable(time, times, hasIntervals)) {
                refused.add(new FieldError(pointer, reason(time)));
            }
            corrections.add(new Correction(time, times.get(time), at));
        });
        right.forEach(times::set);
        times.requireConsistent(pointers, refused, now);
        return corrections;
    }

    /**
     * One time, set right.
     *
     * @param from what was recorded; null if nothing was
     */
    public record Correction(IncidentTime time, @Nullable Instant from, Instant to) {}

    /** Nobody need have pressed the button when an incident that is over now was acknowledged, or mitigated. */
    private static boolean isCorrectable(IncidentTime time, IncidentTimes known, boolean hasImpactIntervals) {
        return switch (time) {
            case IMPACT_ENDED, LAST_ACTION_VERIFIED, REOPENED -> false;
            case IMPACT_STARTED -> !hasImpactIntervals;
            case MITIGATED, ACKNOWLEDGED -> known.get(time) != null || known.get(IncidentTime.RESOLVED) != null;
            case DETECTED, DECLARED, LEAD_ASSIGNED, RESOLVED, REVIEW_PUBLISHED, CLOSED -> known.get(time) != null;
        };
    }

    private static String reason(IncidentTime time) {
        return switch (time) {
            case IMPACT_STARTED, IMPACT_ENDED ->
                "follows from the intervals of impact: PUT …/impact/{n} sets one right";
            case LAST_ACTION_VERIFIED -> "follows from the actions";
            case REOPENED -> "cannot be corrected";
            case DETECTED, DECLARED, ACKNOWLEDGED, LEAD_ASSIGNED, MITIGATED, RESOLVED, REVIEW_PUBLISHED, CLOSED ->
                "has not happened yet";
        };
    }
}
