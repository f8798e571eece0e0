package io.throughline.notification.channel;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The channels by name. */
@Singleton
class ChannelRepository implements PanacheRepositoryBase<Channel, String> {
    /** Advisory locks of names: there is no row yet that a creation could lock. */
    private static final int LOCK_CLASS = 4;

    /** Keeps others from recording, or ending, a channel of that name until the transaction ends. */
    void lockName(String name) {
        getEntityManager()
                .createNativeQuery("SELECT 1 FROM pg_advisory_xact_lock(:class, hashtext(:name))")
                .setParameter("class", LOCK_CLASS)
                .setParameter("name", name)
                .getSingleResult();
    }

    /** It, or else its name, stays as it is until the transaction ends. */
    Optional<Channel> locked(String name) {
        lockName(name);
        return find("name", name).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
    }

    /** Why the one of that name is disabled, as of now: an empty optional if it is not, none if there is no such one. */
    List<Optional<String>> disabledReasons(String name) {
        return getEntityManager()
                .createQuery("SELECT c.disabledReason FROM Channel c WHERE c.name = :name", String.class)
                .setParameter("name", name)
                .getResultStream()
                .map(Optional::ofNullable)
                .toList();
    }

    /** Those in use; none of them is changed or deleted until the transaction ends. */
    List<Channel> enabledAndKept() {
        return find("disabledAt is null order by name")
                .withLock(LockModeType.PESSIMISTIC_READ)
                .list();
    }

    List<Channel> after(@Nullable String name, int rows) {
        return (name == null ? find("order by name") : find("name > ?1 order by name", name))
                .page(0, rows)
                .list();
    }
}
