package io.throughline.incident.messaging;

import io.throughline.events.EscalationStep;
import io.throughline.events.IncidentPolicy;
import java.util.List;

/** Our records as the events carry them. */
final class Contract {
    private Contract() {}

    static List<EscalationStep> route(List<io.throughline.incident.catalog.EscalationStep> route) {
        return route.stream()
                .map(step -> new EscalationStep(step.afterMinutes(), step.contacts()))
                .toList();
    }

    static IncidentPolicy policy(io.throughline.incident.catalog.IncidentPolicy policy) {
        return new IncidentPolicy(
                policy.reviewSeverities().stream().map(Enum::name).toList(), policy.leadWithinMinutes());
    }
}
