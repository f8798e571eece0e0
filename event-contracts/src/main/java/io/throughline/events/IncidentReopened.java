package io.throughline.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * It is not over: it goes on under {@code lead}, or waits for one.
 *
 * @param actor who did it: an e-mail, or {@code system}
 * @param at when it happened; the record may be later
 * @param note in words; null if nothing was said
 * @param from the status that it left
 */
public record IncidentReopened(
        IncidentSnapshot incident,
        String actor,
        Instant at,
        @Nullable String note,
        String from) implements IncidentEvent {}
