package io.throughline.incident.messaging;

import io.throughline.events.IncidentAlertsLinked;
import io.throughline.events.IncidentDeclared;
import io.throughline.events.IncidentEvent;
import io.throughline.events.LinkedAlert;
import io.throughline.incident.incident.Incident;
import io.throughline.incident.incident.IncidentChange;
import io.throughline.kit.outbox.Outbox;
import io.throughline.kit.outbox.OutgoingEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Announces what happens to incidents. */
@Singleton
class IncidentAnnouncer {
    /** An event names this many alerts at the most: a storm makes events no larger. */
    private static final int SAMPLE = 20;

    private final Outbox outbox;

    IncidentAnnouncer(Outbox outbox) {
        this.outbox = outbox;
    }

    void on(@Observes IncidentChange.Declared declared) {
        Incident incident = declared.incident();
        announce(
                declared,
                new IncidentDeclared(
                        Contract.snapshot(declared),
                        incident.declaredBy(),
                        incident.detectedBy().name(),
                        incident.impactStartedAt(),
                        incident.detectedAt(),
                        incident.declaredAt(),
                        declared.ownership().tier(),
                        declared.ownership().timeZone(),
                        declared.ownership().deputies(),
                        Contract.route(declared.ownership().route())));
    }

    void on(@Observes IncidentChange.AlertsLinked linked) {
        announce(
                linked,
                new IncidentAlertsLinked(
                        Contract.snapshot(linked),
                        linked.alerts().size(),
                        linked.alerts().stream()
                                .limit(SAMPLE)
                                .map(alert -> new LinkedAlert(
                                        alert.id().toString(),
                                        alert.name(),
                                        alert.severity().name(),
                                        alert.startsAt()))
                                .toList(),
                        linked.why()));
    }

    private void announce(IncidentChange change, IncidentEvent event) {
        outbox.append(new OutgoingEvent(
                change.incident().id().toString(),
                change.sequence(),
                change.incident().reference(),
                change.at(),
                event));
    }
}
