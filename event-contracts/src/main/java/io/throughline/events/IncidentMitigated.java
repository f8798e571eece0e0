package io.throughline.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Customer impact has stopped, the fault has not.
 *
 * @param actor who did it: an e-mail, or {@code system}
 * @param at when it happened; the record may be later
 * @param note in words; null if nothing was said
 */
public record IncidentMitigated(
        IncidentSnapshot incident,
        String actor,
        Instant at,
        @Nullable String note) implements IncidentEvent {}
