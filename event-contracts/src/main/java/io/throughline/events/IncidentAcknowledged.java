package io.throughline.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody takes a declared incident on and leads it from now.
 *
 * @param actor who did it: an e-mail, or {@code system}
 * @param at when it happened; the record may be later
 * @param note in words; null if nothing was said
 * @param lead e-mail of who leads it
 */
public record IncidentAcknowledged(
        IncidentSnapshot incident,
        String actor,
        Instant at,
        @Nullable String note,
        String lead) implements IncidentEvent {}
