package io.throughline.incident.catalog;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.throughline.kit.paging.Conditions;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The services. */
@Singleton
class ServiceRepository implements PanacheRepositoryBase<Service, String> {
    List<Service> matching(ServiceFilter filter, @Nullable String afterSlug, int rows) {
        Conditions conditions = Conditions.of("slug > :after", "after", afterSlug == null ? "" : afterSlug)
                .in("accountableOwner", filter.owners())
                .in("team", filter.teams())
                .in("tier", filter.tiers());
        return find(conditions.orderBy("slug"), conditions.values())
                .page(0, rows)
                .list();
    }

    /** The services of a team, locked in the order of their names, so that nobody waits in a circle. */
    List<Service> lockedOf(String team) {
        return find("team = ?1 order by slug", team)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }
}
