package io.throughline.incident.incident;

import io.throughline.incident.catalog.record.Ownership;
import java.time.Instant;

/**
 * An incident is to be told again as it is: nothing has happened. Fired under its row lock.
 *
 * @param ownership who answers for its primary service as it stands
 * @param at when that was asked for
 */
public record IncidentStated(Incident incident, Ownership ownership, Instant at) {}
