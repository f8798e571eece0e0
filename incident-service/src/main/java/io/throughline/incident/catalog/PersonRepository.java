package io.throughline.incident.catalog;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The people. */
@Singleton
class PersonRepository implements PanacheRepositoryBase<Person, String> {
    List<Person> after(@Nullable String email, int rows) {
        return find("email > ?1 order by email", email == null ? "" : email)
                .page(0, rows)
                .list();
    }
}
