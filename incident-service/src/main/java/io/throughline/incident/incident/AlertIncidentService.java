package io.throughline.incident.incident;

import io.throughline.incident.alert.AlertGroup;
import io.throughline.incident.alert.IncidentOpening;
import io.throughline.incident.alert.format.AlertSeverity;
import io.throughline.incident.catalog.CatalogService;
import io.throughline.incident.catalog.Severity;
import io.throughline.kit.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Opens and reopens incidents for alerts, and lets later alerts of the same group join. */
@ApplicationScoped
class AlertIncidentService implements IncidentOpening {
    private static final String JOINED = "same service and alert name; incident open";
    private static final String REOPENED = "same service and alert name; incident resolved a short time ago";
    private static final String OPENED = "critical alert; no incident open for this service and alert name";
    private static final int HIGHEST_TIER = 1;

    private final IncidentRepository incidents;
    private final IncidentCommands commands;
    private final IncidentReviews reviews;
    private final CatalogService catalog;
    private final AlertTallyTable tallies;
    private final IncidentConfig config;
    private final Clock clock;

    AlertIncidentService(
            IncidentRepository incidents,
            IncidentCommands commands,
            IncidentReviews reviews,
            CatalogService catalog,
            AlertTallyTable tallies,
            IncidentConfig config,
            Clock clock) {
        this.incidents = incidents;
        this.commands = commands;
        this.reviews = reviews;
        this.catalog = catalog;
        this.tallies = tallies;
        this.config = config;
        this.clock = clock;
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<Link> link(AlertGroup group) {
        incidents.lockGroup(group.service(), group.groupKey());
        Optional<Incident> open = incidents.lockedOpenOf(group.service(), group.groupKey());
        if (open.isPresent()) {
            return Optional.of(join(commands.bySystem(open.get(), null), group, JOINED));
        }
        if (!group.opens()) {
            return Optional.empty();
        }
        Optional<Incident> resolved = incidents.lockedResolvedOf(
                group.service(), group.groupKey(), clock.instant().minus(config.reopenWindow()));
        return Optional.of(
                resolved.isPresent()
                        ? join(reopen(resolved.get()), group, REOPENED)
                        : join(declare(group), group, OPENED));
    }

    private Link join(IncidentCommand command, AlertGroup group, String why) {
        Incident incident = command.incident();
        AlertTally before = tallies.of(incident.id());
        AlertTally after = before.plus(group.members().size());
        tallies.set(incident.id(), after);
        if (after.isAnnounced()) {
            command.announce(new IncidentFact.AlertsLinked(group.members(), after.linked() - before.announced(), why));
        }
        return new Link(incident.id(), incident.reference(), why, incident.isRestricted());
    }

    /** Its lead is kept; who never had one waits for one again. */
    private IncidentCommand reopen(Incident incident) {
        IncidentCommand command = commands.bySystem(incident, "The alert fires again.");
        command.announce(incident.reopen(incident.lead(), command.said()));
        reviews.reopened(incident);
        return command;
    }

    private IncidentCommand declare(AlertGroup group) {
        Said said = Said.bySystem(clock.instant(), null);
        Severity severity =
                severity(group.worst(), catalog.ownershipOf(group.service()).tier());
        Incident incident =
                new Incident(Ids.next(), Declaration.ofAlerts(group, severity, said.now()), said, List.of());
        incidents.persistAndFlush(incident);
        IncidentCommand command = commands.on(incident, said);
        command.announce(new IncidentFact.Declared(severity));
        return command;
    }

    private static Severity severity(AlertSeverity worst, int tier) {
        return switch (worst) {
            case CRITICAL -> tier == HIGHEST_TIER ? Severity.SEV1 : Severity.SEV2;
            case ERROR -> Severity.SEV3;
            case WARNING, INFO -> Severity.SEV4;
        };
    }
}
