package io.throughline.notification.messaging;

import io.throughline.events.ActionEvent;
import io.throughline.events.ActionSnapshot;
import io.throughline.events.ThroughlineEvent;
import io.throughline.kit.inbox.EventApplier;
import io.throughline.kit.inbox.IncomingEvent;
import io.throughline.kit.security.Emails;
import io.throughline.notification.notification.News;
import io.throughline.notification.notification.NotificationService;
import io.throughline.notification.notification.Occasion;
import io.throughline.notification.projection.Incidents;
import io.throughline.notification.projection.KnownIncident;
import io.throughline.notification.routing.RoutingService;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells people of prevention actions. */
@Singleton
class ActionEventApplier implements EventApplier {
    /** The channel that it is fed from. */
    static final String CONSUMER = "action-events";

    private final Incidents incidents;
    private final RoutingService routing;
    private final NotificationService notifications;

    ActionEventApplier(Incidents incidents, RoutingService routing, NotificationService notifications) {
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
        if (data instanceof ActionEvent event) {
            ActionConcern.of(event).ifPresent(concern -> tell(event.action(), concern, envelope));
        }
    }

    private void tell(ActionSnapshot action, ActionConcern concern, IncomingEvent envelope) {
        List<String> recipients = concern.group()
                .map(group -> routing.recipientsOfGroup(group, concern.people()))
                .orElseGet(() -> routing.recipientsOf(concern.people(), action.service(), concern.barred()));
        notifications.tell(news(action, concern.summary(), envelope), recipients);
    }

    /** An incident that is not known here yet may be a private one. */
    private News news(ActionSnapshot action, String summary, IncomingEvent envelope) {
        Optional<KnownIncident> incident =
                Optional.ofNullable(action.incident()).flatMap(incidents::find);
        Occasion occasion = new Occasion(
                action.reference(),
                action.incident(),
                action.title(),
                summary,
                action.service(),
                incident.map(KnownIncident::severity).orElse(null),
                envelope.type(),
                envelope.id(),
                envelope.at());
        boolean open = action.incident() == null
                || incident.map(known -> !known.restricted()).orElse(false);
        return open ? News.open(occasion) : News.restricted(occasion, insiders(action.owner(), incident));
    }

    private static List<String> insiders(@Nullable String owner, Optional<KnownIncident> incident) {
        return Stream.concat(
                        Stream.ofNullable(owner).map(Emails::normalized),
                        incident.map(KnownIncident::members).orElse(List.of()).stream())
                .distinct()
                .toList();
    }
}
