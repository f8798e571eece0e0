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
        Conditions conditions = Conditions.of(
                        "retiredAt is " + (filter.retired() ? "not null" : "null") + " and slug > :after",
                        "after",
                        afterSlug == null ? "" : afterSlug)
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

    /** In the order of their slugs, neither read nor locked. */
    List<String> keysAfter(@Nullable String last, int rows) {
        return find("select slug from Service where slug > ?1 order by slug", last == null ? "" : last)
                .project(String.class)
                .page(0, rows)
                .list();
    }

    /** Those of these that nobody else has locked, locked. */
    @SuppressWarnings("unchecked") // a native query of that entity
    List<Service> lockedUnlessLocked(List<String> keys) {
        return getEntityManager()
                .createNativeQuery(
                        "SELECT * FROM service WHERE slug IN (:keys) ORDER BY slug FOR UPDATE SKIP LOCKED",
                        Service.class)
                .setParameter("keys", keys)
                .getResultList();
    }
}
