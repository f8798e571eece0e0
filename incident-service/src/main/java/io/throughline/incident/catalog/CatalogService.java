package io.throughline.incident.catalog;

import io.throughline.incident.CreationLock;
import io.throughline.incident.catalog.person.PersonService;
import io.throughline.incident.catalog.record.DecisionRight;
import io.throughline.incident.catalog.record.Ownership;
import io.throughline.incident.catalog.team.TeamService;
import io.throughline.kit.Slug;
import io.throughline.kit.calendar.BusinessCalendar;
import io.throughline.kit.error.AccessDeniedException;
import io.throughline.kit.error.InvalidFieldsException;
import io.throughline.kit.error.UnknownResourceException;
import io.throughline.kit.http.Recorded;
import io.throughline.kit.http.VersionTag;
import io.throughline.kit.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Keeps the catalogue of services, and knows who answers for each. */
@ApplicationScoped
public class CatalogService {
    private static final Logger LOG = Logger.getLogger(CatalogService.class);

    private final ServiceRepository services;
    private final PersonService people;
    private final TeamService teams;
    private final DecisionRightRepository holdings;
    private final RightToChange rightToChange;
    private final CreationLock creation;
    private final ServiceSearch search;
    private final LivePeople live;
    private final ServiceStates states;
    private final ServiceAnnouncements announcements;
    private final Caller caller;
    private final Clock clock;

    CatalogService(
            ServiceRepository services,
            PersonService people,
            TeamService teams,
            DecisionRightRepository holdings,
            RightToChange rightToChange,
            CreationLock creation,
            ServiceSearch search,
            LivePeople live,
            ServiceStates states,
            ServiceAnnouncements announcements,
            Caller caller,
            Clock clock) {
        this.services = services;
        this.people = people;
        this.teams = teams;
        this.holdings = holdings;
        this.rightToChange = rightToChange;
        this.creation = creation;
        this.search = search;
        this.live = live;
        this.states = states;
        this.announcements = announcements;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * Who answers for a service now.
     *
     * @param slug of any service, also of one that is not in the catalogue
     */
    @Transactional
    public Ownership ownershipOf(String slug) {
        return services.findByIdOptional(slug).map(this::ownershipOf).orElseGet(() -> Ownership.ofUnregistered(slug));
    }

    /**
     * The days of work of a service's team; those of its own time zone, without holidays, if its team is not registered.
     *
     * @param slug of any service; one that is not in the catalogue works in UTC
     */
    @Transactional
    public BusinessCalendar calendarOf(String slug) {
        Optional<Service> service = services.findByIdOptional(slug);
        return service.map(Service::team)
                .flatMap(teams::calendarOf)
                .orElseGet(() -> BusinessCalendar.ofWeekends(
                        ZoneId.of(service.map(Service::timeZone).orElse("UTC"))));
    }

    /** Whether that is somebody registered who is not active; an address that nobody has registered may well be somebody's. */
    @Transactional
    public boolean isInactive(String email) {
        return people.isInactive(email);
    }

    /** The tiers of those of the services that are in the catalogue. */
    @Transactional
    public Map<String, Integer> tiersOf(Collection<String> slugs) {
        return services.list("slug in ?1", slugs).stream().collect(Collectors.toMap(Service::slug, Service::tier));
    }

    /**
     * Tier and window of maintenance of services at a moment; one query for all.
     *
     * @param slugs of any services, also of some that are not in the catalogue
     * @return by slug, those that are in the catalogue; with the window that ends last, if several overlap
     */
    @Transactional
    public Map<String, ServiceState> statesOf(Collection<String> slugs, Instant at) {
        return states.at(at, slugs);
    }

    /**
     * Creates or changes a service's record.
     *
     * @throws InvalidFieldsException naming every field that cannot be so (problem {@code invalid-request}, 400)
     * @throws AccessDeniedException if the caller is neither an admin nor its owner or deputy (problem {@code forbidden}, 403)
     */
    @Transactional
    Recorded<ServiceView> record(String slug, ServiceRequest request, VersionTag seen) {
        RecordRules.require(slug, request);
        if (request.team() != null) {
            creation.share("team", request.team()); // first: who changes a team holds it, and then takes its services
        }
        creation.lock("service", slug);
        Service present = services.findById(slug, LockModeType.PESSIMISTIC_WRITE);
        rightToChange.requireFor(present);
        seen.requireFor(present == null ? null : present.version());
        Service service = present == null ? new Service(slug, request, clock.instant()) : present;
        if (present == null) {
            services.persistAndFlush(service);
        } else {
            service.record(request, clock.instant());
        }
        announcements.recorded(service);
        LOG.infof("service recorded slug=%s version=%d by=%s", slug, service.version(), caller.email());
        return new Recorded<>(ServiceView.of(service), present == null);
    }

    /**
     * One service's record.
     *
     * @throws UnknownResourceException if it is not in the catalogue (problem {@code not-found}, 404)
     */
    @Transactional
    ServiceView get(String slug) {
        return ServiceView.of(find(slug));
    }

    /**
     * One service, also a retired one.
     *
     * @throws UnknownResourceException if it is not in the catalogue (problem {@code not-found}, 404)
     */
    @Transactional
    public Service find(String slug) {
        return Optional.of(slug)
                .filter(Slug::isSlug)
                .flatMap(services::findByIdOptional)
                .orElseThrow(() -> new UnknownResourceException("service", slug));
    }

    /** By service, the e-mail of who holds each decision right, whether they are still there or not; vacant ones are left out. */
    @Transactional
    public Map<String, Map<DecisionRight, String>> holdersOf(Collection<String> slugs) {
        return holdings.holdersOf(slugs);
    }

    @Transactional
    List<Service> matching(ServiceFilter filter, @Nullable String afterSlug, int rows) {
        return search.matching(filter, afterSlug, rows);
    }

    private Ownership ownershipOf(Service service) {
        List<String> reviewers = holdings.openOf(service.slug(), DecisionRight.REVIEW_INCIDENTS).stream()
                .map(DecisionRightHolding::person)
                .toList();
        Set<String> there = live.among(Stream.of(
                        Stream.ofNullable(service.accountableOwner()),
                        service.deputies().stream(),
                        service.escalationRoute().stream().flatMap(step -> step.contacts().stream()),
                        reviewers.stream())
                .flatMap(each -> each)
                .toList());
        return new Ownership(
                service.slug(),
                service.tier(),
                service.timeZone(),
                there.contains(service.accountableOwner()) ? service.accountableOwner() : null,
                service.deputies().stream().filter(there::contains).toList(),
                service.escalationRoute().stream().map(step -> step.to(there)).toList(),
                service.incidentPolicy(),
                reviewers.stream().filter(there::contains).toList());
    }
}
