package io.throughline.incident.incident;

import io.throughline.incident.catalog.Severity;
import java.util.List;

/** Which incidents are asked for; values of one list are alternatives, an empty list asks for nothing in particular. */
record IncidentFilter(List<IncidentStatus> statuses, List<Severity> severities, List<String> services) {}
