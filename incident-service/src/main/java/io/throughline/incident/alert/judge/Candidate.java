package io.throughline.incident.alert.judge;

import io.throughline.incident.alert.format.AlertSeverity;
import io.throughline.incident.alert.rule.AlertName;
import java.time.Instant;
import java.util.UUID;

/**
 * An alert that fires and has no incident.
 *
 * @param severity as its sender says
 * @param startsAt when it began to fire, as its sender says
 */
public record Candidate(UUID id, AlertName about, AlertSeverity severity, Instant startsAt) {
    /** The same alert, no less urgent than that. */
    Candidate atLeast(AlertSeverity told) {
        return new Candidate(id, about, severity.orWorse(told), startsAt);
    }
}
