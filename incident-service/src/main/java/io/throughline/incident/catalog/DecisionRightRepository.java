package io.throughline.incident.catalog;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.throughline.incident.catalog.record.DecisionRight;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Who holds, and held, decision rights. */
@Singleton
class DecisionRightRepository implements PanacheRepositoryBase<DecisionRightHolding, Long> {
    /** At most one for each right. */
    List<DecisionRightHolding> openOf(String service) {
        return list("service = ?1 and endedAt is null", service);
    }

    /** As {@link #openOf(String)}, of several services at once. */
    List<DecisionRightHolding> openOf(Collection<String> services) {
        return services.isEmpty() ? List.of() : list("service in ?1 and endedAt is null", services);
    }

    /** By service, the e-mail of who holds each right; vacant ones are left out. */
    Map<String, Map<DecisionRight, String>> holdersOf(Collection<String> services) {
        Map<String, Map<DecisionRight, String>> holders = new HashMap<>();
        openOf(services)
                .forEach(
                        holding -> holders.computeIfAbsent(holding.service(), any -> new EnumMap<>(DecisionRight.class))
                                .put(holding.right(), holding.person()));
        return holders;
    }

    Optional<DecisionRightHolding> openOf(String service, DecisionRight right) {
        return find("service = ?1 and right = ?2 and endedAt is null", service, right)
                .singleResultOptional();
    }

    /** Newest first. */
    List<DecisionRightHolding> historyOf(String service, DecisionRight right, OptionalLong beforeId, int rows) {
        return find(
                        "service = ?1 and right = ?2 and id < ?3 order by id desc",
                        service,
                        right,
                        beforeId.orElse(Long.MAX_VALUE))
                .page(0, rows)
                .list();
    }
}
