package io.throughline.incident.catalog.person;

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

    /** In the order of their addresses, neither read nor locked. */
    List<String> keysAfter(@Nullable String last, int rows) {
        return find("select email from Person where email > ?1 order by email", last == null ? "" : last)
                .project(String.class)
                .page(0, rows)
                .list();
    }

    /** Those of these that nobody else has locked, locked. */
    @SuppressWarnings("unchecked") // a native query of that entity
    List<Person> lockedUnlessLocked(List<String> keys) {
        return getEntityManager()
                .createNativeQuery(
                        "SELECT * FROM person WHERE email IN (:keys) ORDER BY email FOR UPDATE SKIP LOCKED",
                        Person.class)
                .setParameter("keys", keys)
                .getResultList();
    }
}
