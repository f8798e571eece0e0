package io.throughline.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody has a role no longer, and nobody has it instead.
 *
 * @param actor who did it: an e-mail, or {@code system}
 * @param at when it happened; the record may be later
 * @param note in words; null if nothing was said
 * @param role {@code LEAD}, {@code COMMUNICATIONS}, {@code SCRIBE} or {@code RESPONDER}
 * @param person e-mail of who had it
 */
public record IncidentRoleRemoved(
        IncidentSnapshot incident,
        String actor,
        Instant at,
        @Nullable String note,
        String role,
        String person) implements IncidentEvent {}
