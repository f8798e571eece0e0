package io.throughline.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Everything that it led to is done, or was waived.
 *
 * @param actor who did it: an e-mail, or {@code system}
 * @param at when it happened; the record may be later
 * @param note in words; null if nothing was said
 */
public record IncidentClosed(
        IncidentSnapshot incident,
        String actor,
        Instant at,
        @Nullable String note) implements IncidentEvent {}
