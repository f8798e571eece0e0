package io.throughline.incident.incident;

import java.time.Instant;
import java.util.UUID;

/**
 * An admin looked at a private incident that is none of theirs.
 *
 * @param by e-mail
 * @param reason why, in their words
 */
public record IncidentRead(UUID incident, String by, Instant at, String reason) {}
