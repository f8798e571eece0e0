package io.throughline.events;

import java.util.List;

/**
 * What a service asks of its incidents.
 *
 * @param reviewSeverities severities whose incidents must be reviewed, for example {@code SEV1}
 * @param leadWithinMinutes minutes after the declaration within which somebody must lead
 */
public record IncidentPolicy(List<String> reviewSeverities, int leadWithinMinutes) {}
