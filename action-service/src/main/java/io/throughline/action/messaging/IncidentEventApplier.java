package io.throughline.action.messaging;

import io.throughline.action.action.ActionDetails;
import io.throughline.action.action.ActionOpeningService;
import io.throughline.action.action.ActionType;
import io.throughline.action.action.Priority;
import io.throughline.action.action.ReviewedAction;
import io.throughline.action.projection.Incidents;
import io.throughline.events.DraftedAction;
import io.throughline.events.IncidentEvent;
import io.throughline.events.IncidentReviewPublished;
import io.throughline.events.ThroughlineEvent;
import io.throughline.kit.inbox.EventApplier;
import io.throughline.kit.inbox.IncomingEvent;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Keeps the projection of incidents, and opens the actions that their published reviews ask for. */
@Singleton
class IncidentEventApplier implements EventApplier {
    private final Incidents incidents;
    private final ActionOpeningService opening;

    IncidentEventApplier(Incidents incidents, ActionOpeningService opening) {
        this.incidents = incidents;
        this.opening = opening;
    }

    @Override
    public void apply(ThroughlineEvent data, IncomingEvent envelope) {
        if (data instanceof IncidentEvent event) {
            incidents.put(UUID.fromString(envelope.aggregateId()), event.incident());
        }
        if (data instanceof IncidentReviewPublished review) {
            review.actions().forEach(drafted -> opening.openOnce(reviewed(review, drafted)));
        }
    }

    private static ReviewedAction reviewed(IncidentReviewPublished review, DraftedAction drafted) {
        return new ReviewedAction(
                UUID.fromString(drafted.item()),
                new ActionDetails(
                        drafted.title(),
                        null,
                        ActionType.valueOf(drafted.type()),
                        Priority.valueOf(drafted.priority()),
                        null,
                        review.rootCause().kind()),
                drafted.owner(),
                review.incident().service(),
                review.incident().reference(),
                drafted.dueOn(),
                review.timeZone(),
                review.actor());
    }
}
