package io.throughline.incident.messaging;

import io.throughline.events.IncidentRepublished;
import io.throughline.events.IncidentSnapshot;
import io.throughline.incident.catalog.record.Ownership;
import io.throughline.incident.incident.Incident;
import io.throughline.incident.incident.IncidentAccess;
import io.throughline.incident.incident.IncidentChange;
import io.throughline.incident.incident.IncidentReleases;
import io.throughline.incident.incident.IncidentStated;
import io.throughline.incident.review.PublishedReviews;
import io.throughline.kit.outbox.Outbox;
import io.throughline.kit.outbox.OutgoingEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;

/** Announces what happens to incidents. */
@Singleton
class IncidentAnnouncer {
    private final Outbox outbox;
    private final IncidentAccess access;
    private final PublishedReviews reviews;
    private final IncidentReleases releases;

    IncidentAnnouncer(Outbox outbox, IncidentAccess access, PublishedReviews reviews, IncidentReleases releases) {
        this.outbox = outbox;
        this.access = access;
        this.reviews = reviews;
        this.releases = releases;
    }

    void on(@Observes IncidentChange change) {
        outbox.append(new OutgoingEvent(
                change.incident().id().toString(),
                change.sequence(),
                change.incident().reference(),
                change.said().now(),
                IncidentContract.event(snapshot(change.incident(), change.ownership()), change)));
    }

    void on(@Observes IncidentStated stated) {
        Incident incident = stated.incident();
        outbox.append(new OutgoingEvent(
                incident.id().toString(),
                incident.lastSequence(),
                incident.reference(),
                stated.at(),
                new IncidentRepublished(
                        snapshot(incident, stated.ownership()),
                        reviews.of(incident).map(IncidentContract::review).orElse(null),
                        releases.causeOf(incident.id())
                                .map(cause -> IncidentContract.change(cause.change()))
                                .orElse(null))));
    }

    private IncidentSnapshot snapshot(Incident incident, Ownership ownership) {
        return new IncidentSnapshot(
                incident.reference(),
                incident.title(),
                incident.service(),
                incident.services(),
                ownership.owner(),
                incident.severity().name(),
                incident.status().name(),
                incident.lead(),
                incident.isRestricted(),
                incident.isRestricted() ? access.readersOf(incident) : List.of());
    }
}
