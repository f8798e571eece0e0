package io.throughline.incident.messaging;

import io.throughline.events.NotificationAccepted;
import io.throughline.events.NotificationAcknowledged;
import io.throughline.events.NotificationDead;
import io.throughline.events.ThroughlineEvent;
import io.throughline.incident.incident.Incident;
import io.throughline.incident.incident.IncidentCommand;
import io.throughline.incident.incident.IncidentFollowUpService;
import io.throughline.incident.incident.IncidentQueryService;
import io.throughline.incident.incident.TimelineKind;
import io.throughline.incident.incident.timeline.NewEntry;
import io.throughline.incident.incident.timeline.TimelineRecorder;
import io.throughline.kit.inbox.EventApplier;
import io.throughline.kit.inbox.IncomingEvent;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes down, in an incident's timeline, who was told of it or of its actions, who knows, and who could not be told. */
@Singleton
class NotificationEventApplier implements EventApplier {
    /** The channel that it is fed from. */
    static final String CONSUMER = "notification-events";

    private final IncidentQueryService incidents;
    private final IncidentFollowUpService followUps;
    private final TimelineRecorder timeline;

    NotificationEventApplier(
            IncidentQueryService incidents, IncidentFollowUpService followUps, TimelineRecorder timeline) {
        this.incidents = incidents;
        this.followUps = followUps;
        this.timeline = timeline;
    }

    @Override
    public String consumer() {
        return CONSUMER;
    }

    @Override
    public void apply(ThroughlineEvent data, IncomingEvent envelope) {
        if (data instanceof NotificationAccepted accepted) {
            Told told = Told.of(accepted);
            Said said = new Said(TimelineKind.NOTIFIED, accepted.acceptedAt(), Incident.SYSTEM);
            record(told, said, Map.of(), envelope);
        } else if (data instanceof NotificationDead dead) {
            Told told = Told.of(dead);
            Said said = new Said(TimelineKind.NOTIFICATION_DEAD, dead.deadAt(), Incident.SYSTEM);
            record(told, said, Map.of("reason", dead.reason()), envelope);
        } else if (data instanceof NotificationAcknowledged acknowledged) {
            Told told = Told.of(acknowledged);
            followUps
                    .begin(told.namedIncident())
                    .ifPresent(command -> acknowledge(command, told, acknowledged.acknowledgedAt(), envelope));
        }
    }

    private void record(Told told, Said said, Map<String, String> more, IncomingEvent envelope) {
        incidents
                .idOf(told.namedIncident())
                .ifPresent(incident -> timeline.record(incident, entry(told, said, more, envelope)));
    }

    /** Who knows of one of its actions does not acknowledge the incident. */
    private void acknowledge(IncidentCommand command, Told told, Instant at, IncomingEvent envelope) {
        Map<String, String> more = new HashMap<>();
        if (told.isOfTheIncident()) {
            followUps.acknowledge(command, at).ifPresent(since -> more.put("acknowledgedAt", since.toString()));
        }
        Said said = new Said(TimelineKind.NOTIFICATION_ACKNOWLEDGED, at, told.recipient());
        timeline.record(command.incident().id(), entry(told, said, more, envelope));
    }

    private static NewEntry entry(Told told, Said said, Map<String, String> more, IncomingEvent envelope) {
        Map<String, String> details = new HashMap<>(more);
        details.put("recipient", told.recipient());
        details.put("channel", told.channel());
        details.put("because", told.because());
        details.put("about", told.about());
        return new NewEntry(said.kind(), said.at(), envelope.at(), said.by(), null, details, null, envelope.id());
    }

    private record Said(TimelineKind kind, Instant at, String by) {}

    private record Told(String about, @Nullable String incident, String recipient, String channel, String because) {
        static Told of(NotificationAccepted event) {
            return new Told(event.about(), event.incident(), event.recipient(), event.channel(), event.event());
        }

        static Told of(NotificationAcknowledged event) {
            return new Told(event.about(), event.incident(), event.recipient(), event.channel(), event.event());
        }

        static Told of(NotificationDead event) {
            return new Told(event.about(), event.incident(), event.recipient(), event.channel(), event.event());
        }

        /** A release before names the incident in {@code about} only. */
        String namedIncident() {
            return incident == null ? about : incident;
        }

        boolean isOfTheIncident() {
            return about.equals(namedIncident());
        }
    }
}
