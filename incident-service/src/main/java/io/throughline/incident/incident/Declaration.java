package io.throughline.incident.incident;

import io.throughline.incident.alert.judge.AlertGroup;
import io.throughline.incident.catalog.record.Severity;
import io.throughline.incident.incident.times.IncidentTimes;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is said when an incident is declared.
 *
 * @param services slugs, the primary one first
 * @param groupKey what its alerts have in common beside the service; null if a person declares it
 * @param detectedAt null means now
 * @param impactStartedAt null while unknown
 */
record Declaration(
        String title,
        List<String> services,
        @Nullable String groupKey,
        Severity severity,
        DetectionMethod detectedBy,
        boolean restricted,
        @Nullable Instant detectedAt,
        @Nullable Instant impactStartedAt) {

    /** What alerts say: it was detected when the first of them fired, or now if that cannot be. */
    static Declaration ofAlerts(AlertGroup group, Severity severity, Instant now) {
        boolean possible = IncidentTimes.outOfBounds(group.since(), "", now).isEmpty();
        return new Declaration(
                group.groupKey() + " on " + group.service(),
                List.of(group.service()),
                group.groupKey(),
                severity,
                DetectionMethod.MONITORING,
                false,
                possible ? group.since() : now,
                null);
    }
}
