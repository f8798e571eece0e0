package io.throughline.incident.messaging;

import io.throughline.events.ActionDueSoon;
import io.throughline.events.ActionEscalated;
import io.throughline.events.ActionEvent;
import io.throughline.events.ActionRepublished;
import io.throughline.events.ActionSnapshot;
import io.throughline.events.ActionVerificationDue;
import io.throughline.events.ActionVerified;
import io.throughline.events.ThroughlineEvent;
import io.throughline.incident.incident.IncidentCommand;
import io.throughline.incident.incident.IncidentFollowUpService;
import io.throughline.incident.incident.TimelineKind;
import io.throughline.incident.incident.timeline.NewEntry;
import io.throughline.incident.incident.timeline.TimelineRecorder;
import io.throughline.incident.prevention.KnownAction;
import io.throughline.incident.prevention.PreventionActions;
import io.throughline.kit.inbox.EventApplier;
import io.throughline.kit.inbox.IncomingEvent;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the projection of the actions that incidents led to, writes down in their timelines what becomes of them, and ends
 * the incident with the last of them.
 */
@Singleton
class ActionEventApplier implements EventApplier {
    /** The channel that it is fed from. */
    static final String CONSUMER = "action-events";

    private static final String VERIFIED = "VERIFIED";

    private final IncidentFollowUpService followUps;
    private final PreventionActions actions;
    private final TimelineRecorder timeline;

    ActionEventApplier(IncidentFollowUpService followUps, PreventionActions actions, TimelineRecorder timeline) {
        this.followUps = followUps;
        this.actions = actions;
        this.timeline = timeline;
    }

    @Override
    public String consumer() {
        return CONSUMER;
    }

    @Override
    public void apply(ThroughlineEvent data, IncomingEvent envelope) {
        if (data instanceof ActionEvent event) {
            Optional.ofNullable(event.action().incident())
                    .flatMap(followUps::begin)
                    .ifPresent(command -> apply(command, event, envelope));
        } else if (data instanceof ActionRepublished snapshot) {
            Optional.ofNullable(snapshot.action().incident())
                    .flatMap(followUps::begin)
                    .ifPresent(command -> put(command, snapshot, envelope));
        }
    }

    private void apply(IncidentCommand command, ActionEvent event, IncomingEvent envelope) {
        UUID incident = command.incident().id();
        Instant verifiedAt = event.action().status().equals(VERIFIED) ? envelope.at() : null;
        actions.put(known(incident, event.action(), new Since(envelope.at(), verifiedAt), envelope));
        timeline.record(incident, entry(event, envelope));
        if (event instanceof ActionVerified) {
            followUps.noteVerification(command, envelope.at());
        }
        followUps.endIfDone(command);
    }

    /** Nothing happened, so that nothing is written down; what a missed event would have led to is made good. */
    private void put(IncidentCommand command, ActionRepublished snapshot, IncomingEvent envelope) {
        Since since = new Since(snapshot.openedAt(), snapshot.verifiedAt());
        actions.putAgain(known(command.incident().id(), snapshot.action(), since, envelope));
        if (snapshot.verifiedAt() != null) {
            followUps.noteVerification(command, snapshot.verifiedAt());
        }
        followUps.endIfDone(command);
    }

    private static KnownAction known(UUID incident, ActionSnapshot action, Since since, IncomingEvent envelope) {
        return new KnownAction(
                UUID.fromString(envelope.aggregateId()),
                action.reference(),
                envelope.sequence(),
                incident,
                Optional.ofNullable(action.item()).map(UUID::fromString).orElse(null),
                action.title(),
                action.type(),
                action.status(),
                action.owner(),
                action.dueOn(),
                action.overdue(),
                action.verifiedBy(),
                since.opened(),
                since.verified(),
                envelope.at());
    }

    private static NewEntry entry(ActionEvent event, IncomingEvent envelope) {
        ActionSnapshot action = event.action();
        Map<String, String> details = new HashMap<>(ofTheClock(event));
        details.put("action", action.reference());
        details.put("event", envelope.type());
        details.put("status", action.status());
        details.put("owner", action.owner());
        details.put("dueOn", action.dueOn().toString());
        return new NewEntry(
                TimelineKind.ACTION,
                envelope.at(),
                envelope.at(),
                event.actor(),
                event.reason(),
                details,
                null,
                envelope.id());
    }

    /** Why others are told, and who: leadership is a group, so that nobody may be named. */
    private static Map<String, String> ofTheClock(ActionEvent event) {
        if (event instanceof ActionDueSoon soon) {
            return Map.of("daysLeft", String.valueOf(soon.daysLeft()));
        }
        if (event instanceof ActionVerificationDue due) {
            return Map.of("to", String.join(", ", due.to()));
        }
        if (event instanceof ActionEscalated escalated) {
            return Map.of(
                    "because", escalated.because(), "step", escalated.step(), "to", String.join(", ", escalated.to()));
        }
        return Map.of();
    }

    private record Since(Instant opened, @Nullable Instant verified) {}
}
