package io.throughline.incident;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;

/** Lets one transaction at a time make the thing of a name: there is no row yet that it could lock. */
@Singleton
public class CreationLock {
    /** Advisory locks of names; the class keeps them apart from those of alerts and incidents. */
    private static final int LOCK_CLASS = 3;

    private final EntityManager database;

    CreationLock(EntityManager database) {
        this.database = database;
    }

    /**
     * Keeps others from making it until the transaction ends.
     *
     * @param kind what is made: {@code service}
     */
    public void lock(String kind, String name) {
        take("SELECT 1 FROM pg_advisory_xact_lock(:class, hashtext(:name))", kind, name);
    }

    /** Keeps others from making or changing it until the transaction ends, but not from sharing the lock. */
    public void share(String kind, String name) {
        take("SELECT 1 FROM pg_advisory_xact_lock_shared(:class, hashtext(:name))", kind, name);
    }

    private void take(String statement, String kind, String name) {
        database.createNativeQuery(statement)
                .setParameter("class", LOCK_CLASS)
                .setParameter("name", kind + '/' + name)
                .getSingleResult();
    }
}
