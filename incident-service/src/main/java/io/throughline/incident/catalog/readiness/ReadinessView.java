package io.throughline.incident.catalog.readiness;

import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How ready a service is for the next incident.
 *
 * @param service its slug
 * @param percentage share of the items that are met, rounded down; 100 only if nothing is missing
 * @param items everything that is asked of it, what is missing first
 */
@Schema(name = "Readiness")
record ReadinessView(String service, int percentage, List<ReadinessItem> items) {
    private static final int ALL = 100;

    static ReadinessView of(String service, List<ReadinessItem> items) {
        List<ReadinessItem> ordered = items.stream()
                .sorted(Comparator.comparing((ReadinessItem item) -> item.met()).thenComparing(ReadinessItem::gap))
                .toList();
        int met = (int) items.stream().filter(ReadinessItem::met).count();
        return new ReadinessView(service, items.isEmpty() ? ALL : met * ALL / items.size(), ordered);
    }
}
