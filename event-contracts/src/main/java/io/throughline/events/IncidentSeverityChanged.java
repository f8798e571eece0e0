package io.throughline.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * It is worse, or less bad, than was thought.
 *
 * @param actor who did it: an e-mail, or {@code system}
 * @param at when it happened; the record may be later
 * @param note in words; null if nothing was said
 * @param from {@code SEV1} to {@code SEV4}
 * @param to {@code SEV1} to {@code SEV4}
 */
public record IncidentSeverityChanged(
        IncidentSnapshot incident,
        String actor,
        Instant at,
        @Nullable String note,
        String from,
        String to) implements IncidentEvent {}
