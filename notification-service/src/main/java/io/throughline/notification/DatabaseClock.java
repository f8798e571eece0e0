package io.throughline.notification;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Instant;

/** PostgreSQL's time, by which everything falls due: the clocks of replicas may differ. */
@Singleton
public class DatabaseClock {
    private final EntityManager database;

    DatabaseClock(EntityManager database) {
        this.database = database;
    }

    /** The same within a transaction. */
    public Instant now() {
        return (Instant) database.createNativeQuery("SELECT throughline_now()", Instant.class)
                .getSingleResult();
    }
}
