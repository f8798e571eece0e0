package io.throughline.incident.thread;

import io.throughline.incident.catalog.record.IncidentPolicy;
import io.throughline.incident.catalog.record.Severity;
import io.throughline.incident.incident.Incident;
import io.throughline.incident.incident.IncidentStatus;
import io.throughline.incident.incident.times.IncidentTime;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The incident that a thread is about, as far as the thread needs it.
 *
 * @param times those that are known
 * @param policy of its primary service
 */
record ThreadSubject(
        String reference,
        IncidentStatus status,
        Severity severity,
        String declaredBy,
        Map<IncidentTime, Instant> times,
        IncidentPolicy policy) {

    static ThreadSubject of(Incident incident, IncidentPolicy policy) {
        Map<IncidentTime, Instant> times = new EnumMap<>(IncidentTime.class);
        for (IncidentTime time : IncidentTime.values()) {
            Instant at = incident.time(time);
            if (at != null) {
                times.put(time, at);
            }
        }
        return new ThreadSubject(
                incident.reference(), incident.status(), incident.severity(), incident.declaredBy(), times, policy);
    }

    @Nullable
    Instant time(IncidentTime time) {
        return times.get(time);
    }

    /** A false alarm, or something that is told elsewhere: nothing more is asked of it. */
    boolean isVoid() {
        return status.isVoid();
    }

    /** Severe enough that its impact has to be known. */
    boolean needsImpact() {
        return severity == Severity.SEV1 || severity == Severity.SEV2;
    }
}
