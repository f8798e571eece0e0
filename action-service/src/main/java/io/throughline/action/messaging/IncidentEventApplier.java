package io.throughline.action.messaging;

import io.throughline.action.projection.Incidents;
import io.throughline.events.IncidentEvent;
import io.throughline.events.ThroughlineEvent;
import io.throughline.kit.inbox.EventApplier;
import io.throughline.kit.inbox.IncomingEvent;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Keeps the projection of incidents. */
@Singleton
class IncidentEventApplier implements EventApplier {
    private final Incidents incidents;

    IncidentEventApplier(Incidents incidents) {
        this.incidents = incidents;
    }

    @Override
    public void apply(ThroughlineEvent data, IncomingEvent envelope) {
        if (data instanceof IncidentEvent event) {
            incidents.put(UUID.fromString(envelope.aggregateId()), event.incident());
        }
    }
}
