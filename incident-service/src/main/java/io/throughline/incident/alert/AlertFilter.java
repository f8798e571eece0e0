package io.throughline.incident.alert;

import io.throughline.incident.alert.format.AlertSeverity;
import io.throughline.incident.alert.format.AlertState;
import io.throughline.incident.alert.rule.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * Which alerts are asked for; values of one list are alternatives, an empty list asks for nothing in particular.
 *
 * @param incidents numbers of incidents: 12 for {@code INC-12}
 * @param ignored whether nobody has cared for them; empty if that is not asked
 * @param againstVerdict whether something else became of them than what is decided now; empty if that is not asked
 */
record AlertFilter(
        List<AlertState> states,
        List<String> services,
        List<AlertSeverity> severities,
        List<Verdict> verdicts,
        List<Long> incidents,
        Optional<Boolean> ignored,
        Optional<Boolean> againstVerdict) {}
