package io.throughline.incident.alert;

import io.throughline.incident.alert.format.AlertSeverity;
import io.throughline.incident.alert.format.AlertState;
import java.util.List;

/**
 * Which alerts are asked for; values of one list are alternatives, an empty list asks for nothing in particular.
 *
 * @param incidents numbers of incidents: 12 for {@code INC-12}
 */
record AlertFilter(
        List<AlertState> states,
        List<String> services,
        List<AlertSeverity> severities,
        List<Verdict> verdicts,
        List<Long> incidents) {}
