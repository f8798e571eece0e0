package io.throughline.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody was given a role.
 *
 * @param actor who did it: an e-mail, or {@code system}
 * @param at when it happened; the record may be later
 * @param note in words; null if nothing was said
 * @param role {@code LEAD}, {@code COMMUNICATIONS}, {@code SCRIBE} or {@code RESPONDER}
 * @param person e-mail of who has it now
 * @param previous e-mail of who had it until now; null if nobody had
 */
public record IncidentRoleAssigned(
        IncidentSnapshot incident,
        String actor,
        Instant at,
        @Nullable String note,
        String role,
        String person,
        @Nullable String previous)
        implements IncidentEvent {}
