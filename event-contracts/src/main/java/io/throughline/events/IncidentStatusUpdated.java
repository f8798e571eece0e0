package io.throughline.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Stakeholders are told how it stands.
 *
 * @param actor who did it: an e-mail, or {@code system}
 * @param at when it happened; the record may be later
 * @param note in words; null if nothing was said
 * @param audience whom it is meant for, in words
 * @param nextUpdateDueAt when they are told again; null if there is no promise
 */
public record IncidentStatusUpdated(
        IncidentSnapshot incident,
        String actor,
        Instant at,
        @Nullable String note,
        String audience,
        @Nullable Instant nextUpdateDueAt)
        implements IncidentEvent {}
