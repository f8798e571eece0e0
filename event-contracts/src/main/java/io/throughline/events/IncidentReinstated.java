package io.throughline.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * It was no false alarm.
 *
 * @param actor who did it: an e-mail, or {@code system}
 * @param at when it happened; the record may be later
 * @param note in words; null if nothing was said
 */
public record IncidentReinstated(
        IncidentSnapshot incident,
        String actor,
        Instant at,
        @Nullable String note) implements IncidentEvent {}
