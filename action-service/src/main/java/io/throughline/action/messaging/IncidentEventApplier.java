package io.throughline.action.messaging;

import io.throughline.action.action.ActionDetails;
import io.throughline.action.action.ActionOpeningService;
import io.throughline.action.action.ActionType;
import io.throughline.action.action.Priority;
import io.throughline.action.action.ReviewedAction;
import io.throughline.action.projection.Incidents;
import io.throughline.events.DraftedAction;
import io.throughline.events.IncidentEvent;
import io.throughline.events.IncidentRepublished;
import io.throughline.events.IncidentReviewPublished;
import io.throughline.events.IncidentSnapshot;
import io.throughline.events.RepublishedReview;
import io.throughline.events.ThroughlineEvent;
import io.throughline.kit.inbox.EventApplier;
import io.throughline.kit.inbox.IncomingEvent;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Keeps the projection of incidents, and opens the actions that their published reviews ask for. */
@Singleton
class IncidentEventApplier implements EventApplier {
    /** The channel that it is fed from. */
    static final String CONSUMER = "incident-events";

    private final Incidents incidents;
    private final ActionOpeningService opening;

    IncidentEventApplier(Incidents incidents, ActionOpeningService opening) {
        this.incidents = incidents;
        this.opening = opening;
    }

    @Override
    public String consumer() {
        return CONSUMER;
    }

    @Override
    public void apply(ThroughlineEvent data, IncomingEvent envelope) {
        if (data instanceof IncidentEvent event) {
            incidents.put(UUID.fromString(envelope.aggregateId()), event.incident());
        }
        if (data instanceof IncidentReviewPublished published) {
            open(published.incident(), review(published));
        } else if (data instanceof IncidentRepublished snapshot && snapshot.review() != null) {
            open(snapshot.incident(), snapshot.review());
        }
    }

    /** Each once, by its item: a snapshot asks again for what was opened long ago. */
    private void open(IncidentSnapshot incident, RepublishedReview review) {
        review.actions().forEach(drafted -> opening.openOnce(reviewed(incident, review, drafted)));
    }

    private static RepublishedReview review(IncidentReviewPublished published) {
        return new RepublishedReview(
                published.actor(),
                published.at(),
                published.version(),
                published.trigger(),
                published.rootCause(),
                published.timeZone(),
                published.actions());
    }

    private static ReviewedAction reviewed(IncidentSnapshot incident, RepublishedReview review, DraftedAction drafted) {
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
                incident.service(),
                incident.reference(),
                drafted.dueOn(),
                review.timeZone(),
                review.actor());
    }
}
