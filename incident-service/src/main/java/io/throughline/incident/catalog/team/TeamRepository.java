package io.throughline.incident.catalog.team;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The teams. */
@Singleton
class TeamRepository implements PanacheRepositoryBase<Team, String> {
    List<Team> among(Collection<String> slugs) {
        return slugs.isEmpty() ? List.of() : list("slug in ?1", slugs);
    }

    List<Team> after(@Nullable String slug, int rows) {
        return find("slug > ?1 order by slug", slug == null ? "" : slug)
                .page(0, rows)
                .list();
    }
}
