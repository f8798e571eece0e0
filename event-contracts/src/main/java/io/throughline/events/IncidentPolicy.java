package io.throughline.events;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a service asks of its incidents.
 *
 * @param reviewSeverities severities whose incidents must be reviewed, for example {@code SEV1}
 * @param leadWithinMinutes minutes after the declaration within which somebody must lead
 * @param reviewWithinBusinessDays by severity, business days after the resolution within which the review must be published;
 *     null from a release that did not say so
 * @param joining by severity, who joins; a severity of which nothing is said is left out. Null from a release that did not say so
 */
public record IncidentPolicy(
        List<String> reviewSeverities,
        int leadWithinMinutes,
        @Nullable Map<String, Integer> reviewWithinBusinessDays,
        @Nullable Map<String, Joining> joining) {
    /**
     * Who joins an incident of one severity.
     *
     * @param roles that must be filled, for example {@code LEAD}
     * @param escalationSteps steps of the service's escalation route that are taken, by their place in it from 1
     */
    public record Joining(List<String> roles, List<Integer> escalationSteps) {}
}
