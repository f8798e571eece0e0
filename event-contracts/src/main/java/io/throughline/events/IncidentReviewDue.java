package io.throughline.events;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Its review must be written.
 *
 * @param actor who did it: an e-mail, or {@code system}
 * @param at when it happened; the record may be later
 * @param note in words; null if nothing was said
 * @param dueOn last day, where the team works
 * @param timeZone IANA name, of where the team works
 */
public record IncidentReviewDue(
        IncidentSnapshot incident,
        String actor,
        Instant at,
        @Nullable String note,
        LocalDate dueOn,
        String timeZone) implements IncidentEvent {}
