package io.throughline.incident.catalog;

import io.throughline.incident.catalog.DecisionRightHolding.Handover;
import io.throughline.incident.catalog.record.DecisionRight;
import io.throughline.kit.Slug;
import io.throughline.kit.error.AccessDeniedException;
import io.throughline.kit.error.IllegalMoveException;
import io.throughline.kit.error.InvalidFieldsException;
import io.throughline.kit.error.StaleVersionException;
import io.throughline.kit.error.UnknownResourceException;
import io.throughline.kit.error.VersionRequiredException;
import io.throughline.kit.http.VersionTag;
import io.throughline.kit.paging.Page;
import io.throughline.kit.paging.PageRequest;
import io.throughline.kit.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Keeps who decides what for a service, and who did before. */
@ApplicationScoped
class DecisionRightService {
    private static final Logger LOG = Logger.getLogger(DecisionRightService.class);

    private final ServiceRepository services;
    private final DecisionRightRepository holdings;
    private final LivePeople people;
    private final ServiceAnnouncements announcements;
    private final RightToChange rightToChange;
    private final Caller caller;
    private final Clock clock;

    DecisionRightService(
            ServiceRepository services,
            DecisionRightRepository holdings,
            LivePeople people,
            ServiceAnnouncements announcements,
            RightToChange rightToChange,
            Caller caller,
            Clock clock) {
        this.services = services;
        this.holdings = holdings;
        this.people = people;
        this.announcements = announcements;
        this.rightToChange = rightToChange;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * Gives a right to somebody, or leaves it vacant; who holds it already keeps it as it is.
     *
     * @param seen the version of the service's record that the caller saw; may be none while nobody holds the right
     * @throws UnknownResourceException if there is no such service or right (problem {@code not-found}, 404)
     * @throws AccessDeniedException if the caller may not change the service (problem {@code forbidden}, 403)
     * @throws InvalidFieldsException if the person is not active (problem {@code invalid-request}, 400)
     * @throws VersionRequiredException if somebody holds it and the caller does not say what they saw (428)
     * @throws StaleVersionException if the record, or who holds its rights, has changed since (412)
     * @throws IllegalMoveException if the service is retired (problem {@code illegal-move}, 409)
     */
    @Transactional
    Assigned assign(String slug, String name, DecisionRightRequest request, VersionTag seen) {
        DecisionRight right = right(name);
        Service service = service(slug, LockModeType.PESSIMISTIC_WRITE);
        rightToChange.requireFor(service);
        seen.requireIfSent(service.version());
        service.requireInUse();
        String person = request.address();
        requireLive(person);
        Optional<DecisionRightHolding> open = holdings.openOf(slug, right);
        if (Objects.equals(open.map(DecisionRightHolding::person).orElse(null), person)) {
            return new Assigned(DecisionRightView.of(right, open), service.version());
        }
        if (open.isPresent()) {
            seen.requireFor(service.version()); // or whoever gave it would be overruled by somebody who never saw that
        }
        Handover handover = new Handover(clock.instant(), caller.email(), request.reason());
        open.ifPresent(before -> before.end(handover));
        holdings.flush(); // Hibernate would insert the next one first
        Optional<DecisionRightHolding> next =
                Optional.ofNullable(person).map(to -> new DecisionRightHolding(slug, right, to, handover));
        next.ifPresent(holdings::persist);
        service.changeRights(handover.at());
        announcements.recorded(service);
        LOG.infof("decision right assigned service=%s right=%s person=%s by=%s", slug, right, person, handover.by());
        return new Assigned(DecisionRightView.of(right, next), service.version());
    }

    /**
     * Every right of a service, also the vacant ones.
     *
     * @throws UnknownResourceException if there is no such service (problem {@code not-found}, 404)
     */
    @Transactional
    Page<DecisionRightView> rightsOf(String slug) {
        service(slug, LockModeType.NONE);
        Map<DecisionRight, DecisionRightHolding> open = holdings.openOf(slug).stream()
                .collect(Collectors.toMap(DecisionRightHolding::right, Function.identity()));
        return new Page<>(
                Arrays.stream(DecisionRight.values())
                        .map(right -> DecisionRightView.of(right, Optional.ofNullable(open.get(right))))
                        .toList(),
                null);
    }

    /**
     * Who held a right, newest first.
     *
     * @throws InvalidFieldsException if the cursor is of another list (problem {@code invalid-request}, 400)
     * @throws UnknownResourceException if there is no such service or right (problem {@code not-found}, 404)
     */
    @Transactional
    Page<DecisionRightHoldingView> historyOf(String slug, String name, PageRequest page) {
        OptionalLong before = page.afterNumber();
        DecisionRight right = right(name);
        service(slug, LockModeType.NONE);
        return page.page(
                holdings.historyOf(slug, right, before, page.fetch()),
                DecisionRightHoldingView::of,
                DecisionRightHolding::id);
    }

    private Service service(String slug, LockModeType lock) {
        return Optional.of(slug)
                .filter(Slug::isSlug)
                .flatMap(known -> services.findByIdOptional(known, lock))
                .orElseThrow(() -> new UnknownResourceException("service", slug));
    }

    private static DecisionRight right(String name) {
        return DecisionRight.named(name).orElseThrow(() -> new UnknownResourceException("decision right", name));
    }

    private void requireLive(@Nullable String person) {
        if (person != null && !people.includes(person)) {
            throw new InvalidFieldsException("/person", "must be somebody active");
        }
    }

    /**
     * Who holds a right now.
     *
     * @param version of the service's record
     */
    record Assigned(DecisionRightView right, long version) {}
}
