package io.throughline.incident.incident;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.throughline.incident.alert.AlertQueries;
import io.throughline.incident.catalog.Severity;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An incident as the API shows it.
 *
 * @param services slugs, the primary one first
 * @param lead null while nobody leads it
 * @param restricted {@code private} in JSON: only members may know of it
 * @param declaredBy e-mail, or {@code system} for an alert
 */
@Schema(name = "Incident")
record IncidentView(
        UUID id,
        String reference,
        String title,
        String service,
        List<String> services,
        Severity severity,
        IncidentStatus status,
        @Nullable String lead,
        @JsonProperty("private") boolean restricted,
        DetectionMethod detectedBy,
        String declaredBy,
        Times times,
        AlertCounts alerts,
        long version) {

    static IncidentView of(Incident incident, AlertQueries.Counts alerts) {
        return new IncidentView(
                incident.id(),
                incident.reference(),
                incident.title(),
                incident.service(),
                List.of(incident.service()),
                incident.severity(),
                incident.status(),
                null,
                false,
                incident.detectedBy(),
                incident.declaredBy(),
                new Times(incident.impactStartedAt(), incident.detectedAt(), incident.declaredAt()),
                new AlertCounts(alerts.firing(), alerts.total()),
                incident.version());
    }

    /** When things really happened, as far as is known. */
    @Schema(name = "IncidentTimes")
    record Times(@Nullable Instant impactStartedAt, Instant detectedAt, Instant declaredAt) {}

    /** How many alerts belong to it. */
    @Schema(name = "IncidentAlerts")
    record AlertCounts(long firing, long total) {}
}
