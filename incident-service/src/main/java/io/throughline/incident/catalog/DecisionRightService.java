package io.throughline.incident.catalog;

import io.throughline.incident.catalog.DecisionRightHolding.Handover;
import io.throughline.kit.Slug;
import io.throughline.kit.error.AccessDeniedException;
import io.throughline.kit.error.InvalidFieldsException;
import io.throughline.kit.error.UnknownResourceException;
import io.throughline.kit.paging.Page;
import io.throughline.kit.paging.PageRequest;
import io.throughline.kit.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
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
    private final CatalogService catalog;
    private final ServiceAnnouncements announcements;
    private final RightToChange rightToChange;
    private final Caller caller;
    private final Clock clock;

    DecisionRightService(
            ServiceRepository services,
            DecisionRightRepository holdings,
            CatalogService catalog,
            ServiceAnnouncements announcements,
            RightToChange rightToChange,
            Caller caller,
            Clock clock) {
        this.services = services;
        this.holdings = holdings;
        this.catalog = catalog;
        this.announcements = announcements;
        this.rightToChange = rightToChange;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * Gives a right to somebody, or leaves it vacant; who holds it already keeps it as it is.
     *
     * @throws UnknownResourceException if there is no such service or right (problem {@code not-found}, 404)
     * @throws AccessDeniedException if the caller may not change the service (problem {@code forbidden}, 403)
     * @throws InvalidFieldsException if the person is not active (problem {@code invalid-request}, 400)
     */
    @Transactional
    DecisionRightView assign(String slug, String name, DecisionRightRequest request) {
        DecisionRight right = right(name);
        Service service = service(slug, LockModeType.PESSIMISTIC_WRITE);
        rightToChange.requireFor(service);
        String person = request.address();
        requireActive(person);
        Optional<DecisionRightHolding> open = holdings.openOf(slug, right);
        if (Objects.equals(open.map(DecisionRightHolding::person).orElse(null), person)) {
            return DecisionRightView.of(right, open);
        }
        Handover handover = new Handover(clock.instant(), caller.email(), request.reason());
        open.ifPresent(before -> before.end(handover));
        holdings.flush(); // Hibernate would insert the next one first
        Optional<DecisionRightHolding> next =
                Optional.ofNullable(person).map(to -> new DecisionRightHolding(slug, right, to, handover));
        next.ifPresent(holdings::persist);
        announcements.again(List.of(service), handover.at());
        LOG.infof("decision right assigned service=%s right=%s person=%s by=%s", slug, right, person, handover.by());
        return DecisionRightView.of(right, next);
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

    private void requireActive(@Nullable String person) {
        if (person != null && catalog.isInactive(person)) {
            throw new InvalidFieldsException("/person", "must be somebody active");
        }
    }
}
