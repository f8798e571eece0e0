package io.throughline.incident.messaging;

import io.throughline.events.ActionEvent;
import io.throughline.events.ActionSnapshot;
import io.throughline.events.ThroughlineEvent;
import io.throughline.incident.incident.IncidentQueryService;
import io.throughline.incident.incident.TimelineKind;
import io.throughline.incident.incident.timeline.NewEntry;
import io.throughline.incident.incident.timeline.TimelineRecorder;
import io.throughline.incident.prevention.KnownAction;
import io.throughline.incident.prevention.PreventionActions;
import io.throughline.kit.inbox.EventApplier;
import io.throughline.kit.inbox.IncomingEvent;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Keeps the projection of the actions that incidents led to, and writes down in their timelines what becomes of them. */
@Singleton
class ActionEventApplier implements EventApplier {
    private final IncidentQueryService incidents;
    private final PreventionActions actions;
    private final TimelineRecorder timeline;

    ActionEventApplier(IncidentQueryService incidents, PreventionActions actions, TimelineRecorder timeline) {
        this.incidents = incidents;
        this.actions = actions;
        this.timeline = timeline;
    }

    @Override
    public void apply(ThroughlineEvent data, IncomingEvent envelope) {
        if (data instanceof ActionEvent event) {
            Optional.ofNullable(event.action().incident())
                    .flatMap(incidents::idOf)
                    .ifPresent(incident -> {
                        actions.put(known(incident, event.action(), envelope));
                        timeline.record(incident, entry(event, envelope));
                    });
        }
    }

    private static KnownAction known(UUID incident, ActionSnapshot action, IncomingEvent envelope) {
        return new KnownAction(
                UUID.fromString(envelope.aggregateId()),
                action.reference(),
                incident,
                Optional.ofNullable(action.item()).map(UUID::fromString).orElse(null),
                action.title(),
                action.status(),
                action.owner(),
                action.dueOn(),
                action.overdue(),
                action.verifiedBy(),
                envelope.at());
    }

    private static NewEntry entry(ActionEvent event, IncomingEvent envelope) {
        ActionSnapshot action = event.action();
        return new NewEntry(
                TimelineKind.ACTION,
                envelope.at(),
                envelope.at(),
                event.actor(),
                event.reason(),
                Map.of(
                        "action", action.reference(),
                        "event", envelope.type(),
                        "status", action.status(),
                        "owner", action.owner(),
                        "dueOn", action.dueOn().toString()),
                null,
                envelope.id());
    }
}
