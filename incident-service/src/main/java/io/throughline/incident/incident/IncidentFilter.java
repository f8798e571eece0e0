package io.throughline.incident.incident;

import io.throughline.incident.catalog.record.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Which incidents are asked for; values of one list are alternatives, an empty list asks for nothing in particular.
 *
 * @param leads e-mails
 * @param declaredTo the first moment that is too late
 */
record IncidentFilter(
        List<IncidentStatus> statuses,
        List<Severity> severities,
        List<String> services,
        List<String> leads,
        Optional<Instant> declaredFrom,
        Optional<Instant> declaredTo) {}
