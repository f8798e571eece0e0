package io.throughline.incident.messaging;

import io.throughline.events.EscalationStep;
import io.throughline.events.IncidentPolicy;
import io.throughline.events.TeamCalendar;
import io.throughline.incident.catalog.record.DecisionRight;
import io.throughline.incident.catalog.record.Severity;
import io.throughline.kit.calendar.BusinessCalendar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Our records as the events carry them. */
final class Contract {
    private Contract() {}

    static List<EscalationStep> route(List<io.throughline.incident.catalog.record.EscalationStep> route) {
        return route.stream()
                .map(step -> new EscalationStep(step.afterMinutes(), step.contacts()))
                .toList();
    }

    static IncidentPolicy policy(io.throughline.incident.catalog.record.IncidentPolicy policy) {
        return new IncidentPolicy(
                policy.reviewSeverities().stream().map(Enum::name).toList(),
                policy.leadWithinMinutes(),
                bySeverity(policy.reviewWithinBusinessDays(), days -> days),
                bySeverity(
                        policy.joining(),
                        who -> new IncidentPolicy.Joining(
                                who.roles().stream().map(Enum::name).toList(), who.escalationSteps())));
    }

    private static <T, R> @Nullable Map<String, R> bySeverity(@Nullable Map<Severity, T> said, Function<T, R> as) {
        if (said == null) {
            return null;
        }
        Map<String, R> named = new LinkedHashMap<>();
        new TreeMap<>(said).forEach((severity, what) -> named.put(severity.name(), as.apply(what)));
        return named;
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
