package io.throughline.incident.review;

import static java.util.Objects.requireNonNull;

import io.throughline.incident.incident.PublishedReview;
import io.throughline.incident.incident.PublishedReview.Drafted;
import io.throughline.incident.prevention.ExpectedAction;
import java.util.List;
import java.util.UUID;

/**
 * What is made known of a review that has passed the {@link RootCauseGate}: nothing required is missing in it.
 *
 * @param newActions those that no earlier version has asked for
 */
record Publication(Review source, List<DraftAction> newActions) {

    static Publication of(Review review, List<UUID> alreadyExpected) {
        return new Publication(
                review,
                review.content().draftedActions().stream()
                        .filter(action -> !alreadyExpected.contains(action.item()))
                        .toList());
    }

    List<ExpectedAction> expected() {
        return newActions.stream()
                .map(action -> new ExpectedAction(
                        requireNonNull(action.item()),
                        requireNonNull(action.title()),
                        requireNonNull(action.owner()),
                        requireNonNull(action.dueOn())))
                .toList();
    }

    /** @param timeZone IANA name, of where the team works */
    PublishedReview review(String timeZone) {
        Cause trigger = requireNonNull(source.content().trigger());
        Cause rootCause = requireNonNull(source.content().rootCause());
        return new PublishedReview(
                source.version(),
                requireNonNull(trigger.kind()),
                requireNonNull(trigger.text()),
                requireNonNull(rootCause.kind()),
                requireNonNull(rootCause.text()),
                timeZone,
                newActions.stream().map(Publication::drafted).toList());
    }

    private static Drafted drafted(DraftAction action) {
        return new Drafted(
                requireNonNull(action.item()),
                requireNonNull(action.title()),
                requireNonNull(action.type()).name(),
                requireNonNull(action.priority()).name(),
                requireNonNull(action.owner()),
                requireNonNull(action.dueOn()));
    }
}
