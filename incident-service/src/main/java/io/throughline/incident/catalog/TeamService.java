package io.throughline.incident.catalog;

import io.throughline.incident.CreationLock;
import io.throughline.kit.Slug;
import io.throughline.kit.error.InvalidFieldsException;
import io.throughline.kit.error.UnknownResourceException;
import io.throughline.kit.http.VersionTag;
import io.throughline.kit.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Keeps the record of teams. */
@ApplicationScoped
class TeamService {
    private static final Logger LOG = Logger.getLogger(TeamService.class);

    private final TeamRepository teams;
    private final ServiceRepository services;
    private final ServiceAnnouncements announcements;
    private final CreationLock creation;
    private final Caller caller;
    private final Clock clock;

    TeamService(
            TeamRepository teams,
            ServiceRepository services,
            ServiceAnnouncements announcements,
            CreationLock creation,
            Caller caller,
            Clock clock) {
        this.teams = teams;
        this.services = services;
        this.announcements = announcements;
        this.creation = creation;
        this.caller = caller;
        this.clock = clock;
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
        announcements.again(services.lockedOf(slug), clock.instant());
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
