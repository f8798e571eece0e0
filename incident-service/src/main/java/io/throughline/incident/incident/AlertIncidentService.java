package io.throughline.incident.incident;

import io.throughline.incident.alert.judge.AlertGroup;
import io.throughline.incident.alert.judge.IncidentOpening;
import io.throughline.incident.alert.rule.AlertName;
import io.throughline.incident.incident.AlertTallyTable.Tallied;
import io.throughline.incident.incident.IncidentRepository.Group;
import io.throughline.kit.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Opens and reopens incidents for alerts, and lets later alerts of the same group join. */
@ApplicationScoped
class AlertIncidentService implements IncidentOpening {
    private final IncidentRepository incidents;
    private final IncidentCommands commands;
    private final IncidentReviews reviews;
    private final IncidentGroups groups;
    private final AlertTallyTable tallies;
    private final IncidentConfig config;
    private final Clock clock;

    AlertIncidentService(
            IncidentRepository incidents,
            IncidentCommands commands,
            IncidentReviews reviews,
            IncidentGroups groups,
            AlertTallyTable tallies,
            IncidentConfig config,
            Clock clock) {
        this.incidents = incidents;
        this.commands = commands;
        this.reviews = reviews;
        this.groups = groups;
        this.tallies = tallies;
        this.config = config;
        this.clock = clock;
    }

    /** The locks that earlier releases take, too: while both run, there is one incident for each group. */
    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public Set<AlertName> hold(Collection<AlertName> groups) {
        return this.groups.hold(groups);
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public Set<AlertName> openAmong(Collection<AlertName> some) {
        return groups.openAmong(some);
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<Link> link(AlertGroup group) {
        return tallies.lockOpen(groupOf(group))
                .map(open -> join(open, () -> command(open.incident()), group, joining(group)))
                .or(() -> open(group));
    }

    private Optional<Link> open(AlertGroup group) {
        Plan plan = planToOpen(group, LockModeType.PESSIMISTIC_WRITE, any -> true);
        return switch (plan.way()) {
            case REOPEN -> Optional.of(join(reopen(plan.present()), group, plan.why()));
            case OPEN -> Optional.of(join(declare(group, Objects.requireNonNull(group.opening())), group, plan.why()));
            case JOIN, NONE -> Optional.empty();
        };
    }

    @Override
    @Transactional
    public Foreseen foresee(AlertGroup group, String reader) {
        Plan plan = plan(
                group,
                LockModeType.NONE,
                incident -> !incident.isRestricted() || incidents.mayRead(reader, incident.id()));
        return new Foreseen(
                plan.way(), plan.incident() == null ? null : plan.incident().reference(), plan.why());
    }

    /**
     * What is to be done for a group.
     *
     * @param incident that it belongs to; null if there is none yet
     */
    private record Plan(Way way, @Nullable Incident incident, String why) {
        Incident present() {
            return Objects.requireNonNull(incident);
        }
    }

    private Plan plan(AlertGroup group, LockModeType lock, Predicate<Incident> counts) {
        return incidents
                .openOf(groupOf(group), lock)
                .filter(counts)
                .map(open -> new Plan(Way.JOIN, open, joining(group)))
                .orElseGet(() -> planToOpen(group, lock, counts));
    }

    private Plan planToOpen(AlertGroup group, LockModeType lock, Predicate<Incident> counts) {
        AlertGroup.Opening opening = group.opening();
        if (opening == null) {
            return new Plan(Way.NONE, null, "");
        }
        Instant after = clock.instant().minus(config.reopenWindow());
        String window = "the last " + words(config.reopenWindow());
        return incidents
                .resolvedOf(groupOf(group), after, lock)
                .filter(counts)
                .map(resolved ->
                        new Plan(Way.REOPEN, resolved, group.sameness() + "; incident resolved within " + window))
                .orElseGet(() -> new Plan(
                        Way.OPEN,
                        null,
                        opening.why() + "; no incident open for the " + group.sameness() + ", and none resolved within "
                                + window));
    }

    private static Group groupOf(AlertGroup group) {
        return new Group(group.service(), group.groupKey());
    }

    private static String joining(AlertGroup group) {
        return group.sameness() + "; incident open";
    }

    private Link join(IncidentCommand command, AlertGroup group, String why) {
        return join(tallies.of(command.incident().id()), () -> command, group, why);
    }

    /** @param command asked for only if the tally is to be announced, which in a storm it seldom is */
    private Link join(Tallied before, Supplier<IncidentCommand> command, AlertGroup group, String why) {
        AlertTally after = before.plus(group.members().size());
        tallies.set(before.incident(), after);
        if (after.isAnnounced()) {
            long news = after.linked() - before.tally().announced();
            command.get().announce(new IncidentFact.AlertsLinked(group.members(), news, why));
        }
        return new Link(before.incident(), before.reference(), why, before.isPrivate());
    }

    private IncidentCommand command(UUID incident) {
        return commands.bySystem(incidents.findById(incident), null);
    }

    /** Its lead is kept; who never had one waits for one again. */
    private IncidentCommand reopen(Incident incident) {
        IncidentCommand command = commands.bySystem(incident, "The alert fires again.");
        command.announce(incident.reopen(incident.lead(), command.said()));
        reviews.reopened(incident);
        return command;
    }

    private IncidentCommand declare(AlertGroup group, AlertGroup.Opening opening) {
        Said said = Said.bySystem(clock.instant(), null);
        Incident incident =
                new Incident(Ids.next(), Declaration.ofAlerts(group, opening.severity(), said.now()), said, List.of());
        incidents.persistAndFlush(incident);
        IncidentCommand command = commands.on(incident, said);
        command.announce(new IncidentFact.Declared(opening.severity()));
        return command;
    }

    private static String words(Duration window) {
        return window.toSeconds() % 60 == 0 ? window.toMinutes() + " minutes" : window.toSeconds() + " seconds";
    }
}
