package io.throughline.incident.messaging;

import io.throughline.events.EscalationStep;
import io.throughline.events.IncidentPolicy;
import io.throughline.events.TeamCalendar;
import io.throughline.incident.catalog.DecisionRight;
import io.throughline.kit.calendar.BusinessCalendar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

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

    static @Nullable TeamCalendar calendar(@Nullable BusinessCalendar calendar) {
        return calendar == null
                ? null
                : new TeamCalendar(
                        calendar.zone().getId(),
                        calendar.country(),
                        calendar.holidays().stream().sorted().toList());
    }

    /** In the order of the rights, so that the same holders are the same text. */
    static Map<String, String> rights(Map<DecisionRight, String> holders) {
        Map<String, String> rights = new LinkedHashMap<>();
        new TreeMap<>(holders).forEach((right, person) -> rights.put(right.name(), person));
        return rights;
    }
}
