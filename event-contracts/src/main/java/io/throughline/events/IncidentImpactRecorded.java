package io.throughline.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What it does to customers is known, or known better.
 *
 * @param actor who did it: an e-mail, or {@code system}
 * @param at when it happened; the record may be later
 * @param note in words; null if nothing was said
 * @param impact the interval as it is now
 */
public record IncidentImpactRecorded(
        IncidentSnapshot incident,
        String actor,
        Instant at,
        @Nullable String note,
        ImpactInterval impact) implements IncidentEvent {}
