package io.throughline.incident.catalog.team;

import java.time.Instant;

/**
 * A team's record was created or changed; told within the transaction that does so.
 *
 * @param at when
 */
public record TeamRecorded(String slug, Instant at) {}
