package io.throughline.incident.incident.times;

import io.throughline.kit.error.FieldError;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Which times people may set right: those that happened, and that do not follow from something else. */
public final class TimeCorrections {
    private TimeCorrections() {}

    /**
     * Why some of these cannot be corrected.
     *
     * @param right the times as they are to be
     * @param known the times as they are
     * @param hasImpactIntervals whether the impact's times follow from intervals
     */
    public static List<FieldError> refused(
            Map<IncidentTime, Instant> right, IncidentTimes known, boolean hasImpactIntervals) {
        return right.keySet().stream()
                .filter(time -> !isCorrectable(time, known, hasImpactIntervals))
                .map(time -> new FieldError("/" + time.fieldName(), reason(time)))
                .toList();
    }

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
