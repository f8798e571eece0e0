package io.throughline.events;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody or an alert says that it is an incident.
 *
 * @param declaredBy e-mail of the person, or {@code system} for an alert
 * @param detectedBy {@code MONITORING}, {@code CUSTOMER}, {@code STAFF} or {@code VENDOR}
 * @param impactStartedAt null while unknown
 * @param tier tier of the primary service as it stands; 2 for one that is not in the catalogue
 * @param timeZone IANA name, of the primary service; null if it is not in the catalogue
 * @param deputies e-mails, of the primary service as it stands
 * @param escalationRoute of the primary service as it stands; empty if it has none
 */
public record IncidentDeclared(
        IncidentSnapshot incident,
        String declaredBy,
        String detectedBy,
        @Nullable Instant impactStartedAt,
        Instant detectedAt,
        Instant declaredAt,
        int tier,
        @Nullable String timeZone,
        List<String> deputies,
        List<EscalationStep> escalationRoute)
        implements IncidentEvent {}
