package io.throughline.incident.catalog.team;

import io.throughline.incident.CreationLock;
import io.throughline.kit.Slug;
import io.throughline.kit.calendar.BusinessCalendar;
import io.throughline.kit.error.InvalidFieldsException;
import io.throughline.kit.error.UnknownResourceException;
import io.throughline.kit.http.Recorded;
import io.throughline.kit.http.VersionTag;
import io.throughline.kit.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Keeps the record of teams. */
@ApplicationScoped
public class TeamService {
    private static final Logger LOG = Logger.getLogger(TeamService.class);

    private final TeamRepository teams;
    private final Event<TeamRecorded> recorded;
    private final CreationLock creation;
    private final Caller caller;
    private final Clock clock;

    TeamService(TeamRepository teams, Event<TeamRecorded> recorded, CreationLock creation, Caller caller, Clock clock) {
        this.teams = teams;
        this.recorded = recorded;
        this.creation = creation;
        this.caller = caller;
        this.clock = clock;
    }

    /** The days of work of that team; empty if it is not in the catalogue. */
    @Transactional
    public Optional<BusinessCalendar> calendarOf(String slug) {
        return teams.findByIdOptional(slug).map(Team::calendar);
    }

    /** The days of work of those of the teams that are in the catalogue. */
    @Transactional
    public Map<String, BusinessCalendar> calendarsOf(Collection<String> slugs) {
        return teams.among(slugs).stream().collect(Collectors.toMap(Team::slug, Team::calendar));
    }

    /** The time zones of those of the teams that are in the catalogue. */
    @Transactional
    public Map<String, String> zonesOf(Collection<String> slugs) {
        return teams.among(slugs).stream().collect(Collectors.toMap(Team::slug, Team::timeZone));
    }

    /**
     * Creates or changes a team's record; its services, which work on its days, are announced again.
     *
     * @throws InvalidFieldsException if {@code slug} cannot be one (problem {@code invalid-request}, 400)
     */
    @Transactional
    Recorded<TeamView> record(String slug, TeamRequest request, VersionTag seen) {
        requireSlug(slug, request);
        creation.lock("team", slug);
        Team present = teams.findById(slug, LockModeType.PESSIMISTIC_WRITE);
        seen.requireFor(present == null ? null : present.version());
        Team team = present == null ? new Team(slug, request, clock.instant()) : present;
        if (present == null) {
            teams.persistAndFlush(team);
        } else {
            team.record(request, clock.instant());
        }
        recorded.fire(new TeamRecorded(slug));
        LOG.infof("team recorded slug=%s version=%d by=%s", slug, team.version(), caller.email());
        return new Recorded<>(TeamView.of(team), present == null);
    }

    /**
     * One team's record.
     *
     * @throws UnknownResourceException if there is none (problem {@code not-found}, 404)
     */
    @Transactional
    TeamView get(String slug) {
        return Optional.of(slug)
                .filter(Slug::isSlug)
                .flatMap(teams::findByIdOptional)
                .map(TeamView::of)
                .orElseThrow(() -> new UnknownResourceException("team", slug));
    }

    @Transactional
    List<Team> after(@Nullable String slug, int rows) {
        return teams.after(slug, rows);
    }

    private static void requireSlug(String slug, TeamRequest request) {
        if (!Slug.isSlug(slug)) {
            throw new InvalidFieldsException("team", Slug.MESSAGE);
        }
        if (request.slug() != null && !request.slug().equals(slug)) {
            throw new InvalidFieldsException("/slug", "must be the team in the path, " + slug);
        }
    }
}
