package io.throughline.notification.messaging;

import io.throughline.events.IncidentDeclared;
import io.throughline.events.IncidentEvent;
import io.throughline.events.IncidentSnapshot;
import io.throughline.events.ThroughlineEvent;
import io.throughline.kit.inbox.EventApplier;
import io.throughline.kit.inbox.IncomingEvent;
import io.throughline.notification.notification.News;
import io.throughline.notification.notification.NotificationService;
import io.throughline.notification.notification.Occasion;
import io.throughline.notification.projection.Incidents;
import io.throughline.notification.routing.RoutingService;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/** Keeps the projection of incidents, and tells people of a new one. */
@Singleton
class IncidentEventApplier implements EventApplier {
    /** The channel that it is fed from. */
    static final String CONSUMER = "incident-events";

    private final Incidents incidents;
    private final RoutingService routing;
    private final NotificationService notifications;

    IncidentEventApplier(Incidents incidents, RoutingService routing, NotificationService notifications) {
        this.incidents = incidents;
        this.routing = routing;
        this.notifications = notifications;
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
        if (data instanceof IncidentDeclared declared) {
            List<String> recipients = routing.recipientsOf(declared);
            notifications.tell(news(declared.incident(), envelope), recipients);
        }
    }

    /** The last resort is told that there is a private incident, not what it is. */
    private static News news(IncidentSnapshot incident, IncomingEvent envelope) {
        Occasion occasion = new Occasion(
                incident.reference(),
                incident.reference(),
                incident.title(),
                null,
                incident.service(),
                incident.severity(),
                envelope.type(),
                envelope.id(),
                envelope.at());
        return incident.restricted() ? News.restricted(occasion, incident.members()) : News.open(occasion);
    }
}
