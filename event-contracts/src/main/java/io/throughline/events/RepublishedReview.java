package io.throughline.events;

import java.time.Instant;
import java.util.List;

/**
 * A review as {@link IncidentReviewPublished} has announced it, its earlier versions included.
 *
 * @param actor who published it: an e-mail
 * @param at when
 * @param version of the review, from 1
 * @param trigger what set it off
 * @param rootCause why that could do harm
 * @param timeZone IANA name, of where the team works: the due dates are meant there
 * @param actions what all versions asked for; most of them are opened already
 */
public record RepublishedReview(
        String actor,
        Instant at,
        int version,
        Cause trigger,
        Cause rootCause,
        String timeZone,
        List<DraftedAction> actions) {}
