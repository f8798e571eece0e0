package io.throughline.incident.catalog;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.throughline.kit.paging.Conditions;
import jakarta.inject.Singleton;
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
}
