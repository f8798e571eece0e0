package io.throughline.incident.catalog;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds services. Gaps are judged by the code that answers a service's readiness, so that the two never disagree; SQL knows
 * nothing of them. A search for a rare gap therefore reads the catalogue on, in growing steps of up to a thousand records with
 * one query of each kind, until its page is full: 10,000 services are some fifteen steps, and no more than one is kept.
 */
@Singleton
class ServiceSearch {
    private static final int FIRST_STEP = 100;
    private static final int LONGEST_STEP = 1000;

    private final ServiceRepository services;
    private final GapFinder gaps;

    ServiceSearch(ServiceRepository services, GapFinder gaps) {
        this.services = services;
        this.gaps = gaps;
    }

    /**
     * Services by slug.
     *
     * @param afterSlug the last one already seen; null for the first page
     * @param rows at the most
     */
    List<Service> matching(ServiceFilter filter, @Nullable String afterSlug, int rows) {
        if (filter.gaps().isEmpty()) {
            return services.matching(filter, afterSlug, rows);
        }
        List<Service> found = new ArrayList<>();
        String after = afterSlug;
        boolean more = true;
        for (int length = FIRST_STEP; more && found.size() < rows; length = Math.min(2 * length, LONGEST_STEP)) {
            List<Service> step = services.matching(filter, after, length);
            Set<String> lacking = gaps.withAnyOf(filter.gaps(), step);
            step.stream()
                    .filter(service -> lacking.contains(service.slug()))
                    .limit(rows - found.size())
                    .forEach(found::add);
            services.getEntityManager().clear(); // or all that was read would be kept
            more = step.size() == length;
            after = more ? step.get(length - 1).slug() : after;
        }
        return found;
    }
}
