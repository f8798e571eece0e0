package io.throughline.incident.alert.admission;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.time.Duration;

/** How much of the service alert senders may take, so that people find it free in a storm. */
@ConfigMapping(prefix = "throughline.intake")
public interface IntakeConfig {
    /** Requests that may be in work or wait at once; the next is answered 503 and comes again. */
    @WithDefault("1000")
    int requests();

    /**
     * Those among them that hold a worker thread until they are answered: people's requests have the others
     * ({@code quarkus.thread-pool.max-threads}), and so have the writers.
     */
    @WithDefault("160")
    int threads();

    /**
     * Those among them that have a transaction of their own, as with an {@code Idempotency-Key}: people's requests have the
     * other database connections ({@code quarkus.datasource.jdbc.max-size}).
     */
    @WithDefault("8")
    int transactions();

    /** Size of their bodies together, in KiB; one that is larger alone is let in when nothing else is. */
    @WithDefault("49152")
    @WithName("kibibytes")
    int kibibytes();

    /** Transactions that store what waits at the same time, each with one thread and one database connection. */
    @WithDefault("1")
    int writers();

    /** How long requests that wait may be kept waiting for those of the same senders that were just answered. */
    @WithDefault("0.001s")
    Duration linger();

    /** Alerts that one transaction holds at most: each may lock a group, and PostgreSQL's table of locks is finite. */
    @WithDefault("1000")
    int batchSize();

    /** How long the count of deliveries of an alert that is known may wait to be written. */
    @WithDefault("1s")
    Duration countInterval();
}
