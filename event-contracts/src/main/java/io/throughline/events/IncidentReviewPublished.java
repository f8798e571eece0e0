package io.throughline.events;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Its review is published, and the actions that it drafted are to be opened.
 *
 * @param actor who did it: an e-mail, or {@code system}
 * @param at when it happened; the record may be later
 * @param note in words; null if nothing was said
 * @param version of the review, from 1
 * @param trigger what set it off
 * @param rootCause why that could do harm
 * @param timeZone IANA name, of where the team works: the due dates are meant there
 * @param actions to be opened; those of earlier versions are not repeated
 */
public record IncidentReviewPublished(
        IncidentSnapshot incident,
        String actor,
        Instant at,
        @Nullable String note,
        int version,
        Cause trigger,
        Cause rootCause,
        String timeZone,
        List<DraftedAction> actions)
        implements IncidentEvent {}
