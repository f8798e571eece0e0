package io.throughline.incident.alert;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.time.Duration;

/** How much of the service alert senders may take, so that people find it free in a storm. */
@ConfigMapping(prefix = "throughline.intake")
interface IntakeConfig {
    /**
     * Requests that may be in work or wait at once; the next is answered 503 and comes again. Each holds a worker thread,
     * and people's requests have the others ({@code quarkus.thread-pool.max-threads}).
     */
    @WithDefault("128")
    int requests();

    /** Size of their bodies together, in KiB; one that is larger alone is let in when nothing else is. */
    @WithDefault("49152")
    @WithName("kibibytes")
    int kibibytes();

    /** Transactions that store what waits at the same time, each with one database connection. */
    @WithDefault("2")
    int writers();

    /** Alerts that one transaction holds at most, unless a single request holds more. */
    @WithDefault("2000")
    int batchSize();

    /** How long the count of deliveries of an alert that is known may wait to be written. */
    @WithDefault("1s")
    Duration countInterval();
}
