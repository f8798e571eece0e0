package io.throughline.incident.catalog;

import io.throughline.incident.catalog.record.DecisionRight;
import io.throughline.incident.catalog.team.TeamService;
import io.throughline.kit.calendar.BusinessCalendar;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Announces services with all that others know of them. Whoever calls has locked their rows: what is announced under one
 * number is then never older than what was announced under the number before.
 */
@Singleton
class ServiceAnnouncements {
    private final TeamService teams;
    private final DecisionRightRepository holdings;
    private final LivePeople people;
    private final Event<ServiceRecorded> recorded;

    ServiceAnnouncements(
            TeamService teams, DecisionRightRepository holdings, LivePeople people, Event<ServiceRecorded> recorded) {
        this.teams = teams;
        this.holdings = holdings;
        this.people = people;
        this.recorded = recorded;
    }

    /** Announces a service whose record has taken its number for this change. */
    void recorded(Service service) {
        fire(List.of(service), service.changedAt());
    }

    /** Announces services again because something beside their records has changed: the records' versions stay. */
    void again(List<Service> services, Instant now) {
        services.forEach(Service::takeNextSequence);
        fire(services, now);
    }

    private void fire(List<Service> services, Instant at) {
        Map<String, BusinessCalendar> calendars = calendarsOf(services);
        Map<String, Map<DecisionRight, String>> holders =
                holdings.holdersOf(services.stream().map(Service::slug).toList());
        for (Service service : services) {
            recorded.fire(new ServiceRecorded(
                    service,
                    ownerOf(service),
                    service.deputies().stream().filter(people::isSomebody).toList(),
                    service.team() == null ? null : calendars.get(service.team()),
                    holders.getOrDefault(service.slug(), Map.of()),
                    at));
        }
    }

    private Map<String, BusinessCalendar> calendarsOf(Collection<Service> services) {
        Set<String> named =
                services.stream().map(Service::team).filter(Objects::nonNull).collect(Collectors.toSet());
        return teams.calendarsOf(named);
    }

    private @Nullable String ownerOf(Service service) {
        String named = service.accountableOwner();
        return named != null && people.isSomebody(named) ? named : null;
    }
}
