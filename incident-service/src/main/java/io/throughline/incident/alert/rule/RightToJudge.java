package io.throughline.incident.alert.rule;

import io.throughline.incident.catalog.CatalogService;
import io.throughline.incident.catalog.record.DecisionRight;
import io.throughline.incident.catalog.record.Ownership;
import io.throughline.kit.Slug;
import io.throughline.kit.error.AccessDeniedException;
import io.throughline.kit.error.UnknownResourceException;
import io.throughline.kit.security.Caller;
import io.throughline.kit.security.Roles;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who may decide on the alerts of a service. */
@Singleton
class RightToJudge {
    private final CatalogService catalog;
    private final Caller caller;

    RightToJudge(CatalogService catalog, Caller caller) {
        this.catalog = catalog;
        this.caller = caller;
    }

    /**
     * Refuses a service that nobody has registered.
     *
     * @throws UnknownResourceException if it is not in the catalogue (problem {@code not-found}, 404)
     */
    Ownership requireRegistered(String service) {
        return Optional.of(service)
                .filter(Slug::isSlug)
                .map(catalog::ownershipOf)
                .filter(ownership -> ownership.timeZone() != null)
                .orElseThrow(() -> new UnknownResourceException("service", service));
    }

    /**
     * Refuses a caller who may not.
     *
     * @throws UnknownResourceException if the service is not in the catalogue (problem {@code not-found}, 404)
     * @throws AccessDeniedException if the caller may not decide (problem {@code forbidden}, 403)
     */
    void requireFor(String service) {
        Ownership ownership = requireRegistered(service);
        boolean mayJudge = caller.hasRole(Roles.ADMIN) || ownership.isOwnedBy(caller.email()) || isJudge(service);
        if (!mayJudge) {
            throw new AccessDeniedException(
                    "Only the service's owner, a deputy, who holds JUDGE_ALERTS, or an admin decides on its alerts.");
        }
    }

    private boolean isJudge(String service) {
        Map<DecisionRight, String> holders = catalog.holdersOf(List.of(service)).getOrDefault(service, Map.of());
        return caller.email().equals(holders.get(DecisionRight.JUDGE_ALERTS)) && !catalog.isInactive(caller.email());
    }
}
