package io.throughline.incident.incident;

import io.throughline.incident.incident.times.IncidentTime;
import io.throughline.kit.error.InvalidFieldsException;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Times that were recorded wrongly, as they are right; those that are absent stay. */
@Schema(name = "TimesRequest")
record TimesRequest(
        @Nullable Instant impactStartedAt,
        @Nullable Instant detectedAt,
        @Nullable Instant declaredAt,
        @Nullable Instant acknowledgedAt,
        @Nullable Instant leadAssignedAt,
        @Nullable Instant mitigatedAt,
        @Nullable Instant impactEndedAt,
        @Nullable Instant resolvedAt,
        @Nullable Instant reviewPublishedAt,
        @Nullable Instant lastActionVerifiedAt,
        @Nullable Instant closedAt,
        @NotNull @NotBlank @Size(max = 2000) String reason) {

    /**
     * Those that are said.
     *
     * @throws InvalidFieldsException if there is none (problem {@code invalid-request}, 400)
     */
    Map<IncidentTime, Instant> times() {
        Map<IncidentTime, Instant> times = new EnumMap<>(IncidentTime.class);
        put(times, IncidentTime.IMPACT_STARTED, impactStartedAt);
        put(times, IncidentTime.DETECTED, detectedAt);
        put(times, IncidentTime.DECLARED, declaredAt);
        put(times, IncidentTime.ACKNOWLEDGED, acknowledgedAt);
        put(times, IncidentTime.LEAD_ASSIGNED, leadAssignedAt);
        put(times, IncidentTime.MITIGATED, mitigatedAt);
        put(times, IncidentTime.IMPACT_ENDED, impactEndedAt);
        put(times, IncidentTime.RESOLVED, resolvedAt);
        put(times, IncidentTime.REVIEW_PUBLISHED, reviewPublishedAt);
        put(times, IncidentTime.LAST_ACTION_VERIFIED, lastActionVerifiedAt);
        put(times, IncidentTime.CLOSED, closedAt);
        if (times.isEmpty()) {
            throw new InvalidFieldsException("", "must name at least one time");
        }
        return times;
    }

    private static void put(Map<IncidentTime, Instant> times, IncidentTime time, @Nullable Instant at) {
        if (at != null) {
            times.put(time, at);
        }
    }
}
