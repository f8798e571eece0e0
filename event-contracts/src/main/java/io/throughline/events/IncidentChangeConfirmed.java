package io.throughline.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A release is its cause; the only one, until somebody denies it.
 *
 * @param actor who did it: an e-mail, or {@code system}
 * @param at when it happened; the record may be later
 * @param note in words; null if nothing was said
 */
public record IncidentChangeConfirmed(
        IncidentSnapshot incident,
        String actor,
        Instant at,
        @Nullable String note,
        ReleasedChange change) implements IncidentEvent {}
