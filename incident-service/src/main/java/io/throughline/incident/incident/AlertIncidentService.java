package io.throughline.incident.incident;

import io.throughline.incident.alert.AlertGroup;
import io.throughline.incident.alert.IncidentOpening;
import io.throughline.incident.alert.format.AlertSeverity;
import io.throughline.incident.catalog.CatalogService;
import io.throughline.incident.catalog.Ownership;
import io.throughline.incident.catalog.Severity;
import io.throughline.kit.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Opens incidents for alerts, and lets later alerts of the same group join. */
@ApplicationScoped
class AlertIncidentService implements IncidentOpening {
    private static final Logger LOG = Logger.getLogger(AlertIncidentService.class);
    private static final String JOINED = "same service and alert name; incident open";
    private static final String OPENED = "critical alert; no incident open for this service and alert name";
    private static final int HIGHEST_TIER = 1;

    private final IncidentRepository incidents;
    private final CatalogService catalog;
    private final Event<IncidentChange> changes;
    private final Clock clock;

    AlertIncidentService(
            IncidentRepository incidents, CatalogService catalog, Event<IncidentChange> changes, Clock clock) {
        this.incidents = incidents;
        this.catalog = catalog;
        this.changes = changes;
        this.clock = clock;
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<Link> link(AlertGroup group) {
        Optional<Incident> open = incidents.lockedOpenOf(group.service(), group.groupKey());
        if (open.isEmpty() && !group.opens()) {
            return Optional.empty();
        }
        Ownership ownership = catalog.ownershipOf(group.service());
        Incident incident = open.orElseGet(() -> declare(group, ownership));
        String why = open.isPresent() ? JOINED : OPENED;
        changes.fire(new IncidentChange.AlertsLinked(
                incident, ownership, incident.nextSequence(), clock.instant(), group.members(), why));
        return Optional.of(new Link(incident.id(), incident.reference(), why));
    }

    private Incident declare(AlertGroup group, Ownership ownership) {
        Incident incident =
                Incident.ofAlerts(Ids.next(), group, severity(group.worst(), ownership.tier()), clock.instant());
        incidents.persistAndFlush(incident);
        changes.fire(new IncidentChange.Declared(incident, ownership, incident.nextSequence(), incident.declaredAt()));
        LOG.infof(
                "incident declared reference=%s service=%s severity=%s by=%s",
                incident.reference(), incident.service(), incident.severity(), incident.declaredBy());
        return incident;
    }

    private static Severity severity(AlertSeverity worst, int tier) {
        return switch (worst) {
            case CRITICAL -> tier == HIGHEST_TIER ? Severity.SEV1 : Severity.SEV2;
            case ERROR -> Severity.SEV3;
            case WARNING, INFO -> Severity.SEV4;
        };
    }
}
