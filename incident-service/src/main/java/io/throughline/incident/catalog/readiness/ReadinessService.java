package io.throughline.incident.catalog.readiness;

import io.throughline.incident.catalog.CatalogService;
import io.throughline.incident.catalog.Gap;
import io.throughline.incident.catalog.GapFinder;
import io.throughline.incident.catalog.Service;
import io.throughline.kit.error.UnknownResourceException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Judges how ready services are; one service's readiness and the search for gaps ask the same checks. */
@ApplicationScoped
public class ReadinessService implements GapFinder {
    private final CatalogService catalog;
    private final Instance<ReadinessCheck> checks;
    private final Clock clock;

    ReadinessService(CatalogService catalog, Instance<ReadinessCheck> checks, Clock clock) {
        this.catalog = catalog;
        this.checks = checks;
        this.clock = clock;
    }

    /**
     * How ready one service is.
     *
     * @throws UnknownResourceException if it is not in the catalogue (problem {@code not-found}, 404)
     */
    @Transactional
    ReadinessView readinessOf(String slug) {
        List<Service> service = List.of(catalog.find(slug));
        Instant now = clock.instant();
        return ReadinessView.of(
                slug,
                checks.stream()
                        .flatMap(check -> check.itemsOf(service, now).getOrDefault(slug, List.of()).stream())
                        .toList());
    }

    @Override
    @Transactional
    public Set<String> withAnyOf(Set<Gap> gaps, List<Service> services) {
        Set<String> lacking = new HashSet<>();
        Instant now = clock.instant();
        for (ReadinessCheck check : checks) {
            if (!Collections.disjoint(check.gaps(), gaps)) {
                check.itemsOf(services, now).forEach((slug, items) -> {
                    if (items.stream().anyMatch(item -> !item.met() && gaps.contains(item.gap()))) {
                        lacking.add(slug);
                    }
                });
            }
        }
        return lacking;
    }
}
