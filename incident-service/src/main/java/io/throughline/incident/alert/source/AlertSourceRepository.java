package io.throughline.incident.alert.source;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The alert sources that are not deleted. */
@Singleton
class AlertSourceRepository implements PanacheRepositoryBase<AlertSource, UUID> {
    Optional<AlertSource> locked(UUID id) {
        return find("id = ?1 and deletedAt is null", id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    Optional<AlertSource> live(UUID id) {
        return find("id = ?1 and deletedAt is null", id).firstResultOptional();
    }

    boolean hasName(String name) {
        return count("name = ?1 and deletedAt is null", name) > 0;
    }

    List<AlertSource> after(@Nullable UUID id, int rows) {
        return (id == null
                        ? find("deletedAt is null order by id")
                        : find("deletedAt is null and id > ?1 order by id", id))
                .page(0, rows)
                .list();
    }
}
