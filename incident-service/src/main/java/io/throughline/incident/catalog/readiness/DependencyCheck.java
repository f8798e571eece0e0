package io.throughline.incident.catalog.readiness;

import io.throughline.incident.catalog.Gap;
import io.throughline.incident.catalog.Service;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether what a service needs is known, and does not need it in turn. */
@Singleton
class DependencyCheck implements ReadinessCheck {
    /** Services in a circle whose way round is looked for: that of a larger one helps nobody, and takes long to find. */
    private static final int LONGEST_SHOWN = 50;

    private final DependencyTable table;

    DependencyCheck(DependencyTable table) {
        this.table = table;
    }

    @Override
    public Set<Gap> gaps() {
        return Set.of(Gap.UNKNOWN_DEPENDENCY, Gap.CIRCULAR_DEPENDENCY);
    }

    @Override
    public Map<String, List<ReadinessItem>> itemsOf(List<Service> services, Instant now) {
        Dependencies inUse = new Dependencies(table.ofServicesInUse());
        Map<String, List<ReadinessItem>> items = new HashMap<>();
        for (Service service : services) {
            items.put(service.slug(), List.of(unknown(service, inUse), circle(service, inUse)));
        }
        return items;
    }

    private static ReadinessItem unknown(Service service, Dependencies inUse) {
        String unknown = service.dependencies().stream()
                .filter(dependency -> !inUse.include(dependency))
                .collect(Collectors.joining(", "));
        return ReadinessItem.of(
                Gap.UNKNOWN_DEPENDENCY,
                unknown.isEmpty(),
                "It needs what is not in the catalogue, or is retired: " + unknown + ". Record it, or take it away.");
    }

    private static ReadinessItem circle(Service service, Dependencies inUse) {
        int size = inUse.circleAround(service.slug());
        if (size == 0) {
            return ReadinessItem.met(Gap.CIRCULAR_DEPENDENCY);
        }
        String circle = size > LONGEST_SHOWN
                ? "it and " + (size - 1) + " others need each other"
                : String.join(" → ", inUse.circleThrough(service.slug()).orElse(List.of()));
        return ReadinessItem.missing(
                Gap.CIRCULAR_DEPENDENCY, "It needs itself: " + circle + ". Break the circle somewhere.");
    }
}
