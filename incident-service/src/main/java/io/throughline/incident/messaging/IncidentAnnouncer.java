package io.throughline.incident.messaging;

import io.throughline.events.IncidentSnapshot;
import io.throughline.incident.incident.Incident;
import io.throughline.incident.incident.IncidentAccess;
import io.throughline.incident.incident.IncidentChange;
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

    IncidentAnnouncer(Outbox outbox, IncidentAccess access) {
        this.outbox = outbox;
        this.access = access;
    }

    void on(@Observes IncidentChange change) {
        outbox.append(new OutgoingEvent(
                change.incident().id().toString(),
                change.sequence(),
                change.incident().reference(),
                change.said().now(),
                IncidentContract.event(snapshot(change), change)));
    }

    private IncidentSnapshot snapshot(IncidentChange change) {
        Incident incident = change.incident();
        return new IncidentSnapshot(
                incident.reference(),
                incident.title(),
                incident.service(),
                incident.services(),
                change.ownership().owner(),
                incident.severity().name(),
                incident.status().name(),
                incident.lead(),
                incident.isRestricted(),
                incident.isRestricted() ? access.readersOf(incident) : List.of());
    }
}
