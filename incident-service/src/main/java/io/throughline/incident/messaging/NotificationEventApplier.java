package io.throughline.incident.messaging;

import io.throughline.events.NotificationAccepted;
import io.throughline.events.ThroughlineEvent;
import io.throughline.incident.incident.Incident;
import io.throughline.incident.incident.IncidentQueryService;
import io.throughline.incident.incident.TimelineKind;
import io.throughline.incident.incident.timeline.NewEntry;
import io.throughline.incident.incident.timeline.TimelineRecorder;
import io.throughline.kit.inbox.EventApplier;
import io.throughline.kit.inbox.IncomingEvent;
import jakarta.inject.Singleton;
import java.util.Map;

/** Writes down, in the incident's timeline, who was told of it. */
@Singleton
class NotificationEventApplier implements EventApplier {
    private final IncidentQueryService incidents;
    private final TimelineRecorder timeline;

    NotificationEventApplier(IncidentQueryService incidents, TimelineRecorder timeline) {
        this.incidents = incidents;
        this.timeline = timeline;
    }

    @Override
    public void apply(ThroughlineEvent data, IncomingEvent envelope) {
        if (data instanceof NotificationAccepted accepted) {
            incidents
                    .idOf(accepted.about())
                    .ifPresent(incident -> timeline.record(incident, entry(accepted, envelope)));
        }
    }

    private static NewEntry entry(NotificationAccepted accepted, IncomingEvent envelope) {
        return new NewEntry(
                TimelineKind.NOTIFIED,
                accepted.acceptedAt(),
                envelope.at(),
                Incident.SYSTEM,
                null,
                Map.of(
                        "recipient", accepted.recipient(),
                        "channel", accepted.channel(),
                        "because", accepted.event()),
                null,
                envelope.id());
    }
}
