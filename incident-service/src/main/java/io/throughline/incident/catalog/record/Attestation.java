package io.throughline.incident.catalog.record;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who answers for the service has confirmed that its record is true.
 *
 * @param at when
 * @param by e-mail
 * @param dueAt when it must be confirmed again
 */
@Schema(name = "Attestation")
public record Attestation(Instant at, String by, @Nullable String note, Instant dueAt) {}
