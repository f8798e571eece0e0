package io.throughline.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The service is healthy.
 *
 * @param actor who did it: an e-mail, or {@code system}
 * @param at when it happened; the record may be later
 * @param note in words; null if nothing was said
 * @param fixVerifiedBy e-mail of who made sure that the fix made no new risk; null if nobody is named
 */
public record IncidentResolved(
        IncidentSnapshot incident,
        String actor,
        Instant at,
        @Nullable String note,
        @Nullable String fixVerifiedBy) implements IncidentEvent {}
