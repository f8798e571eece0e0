package io.throughline.kit.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the relay paces itself. */
@ConfigMapping(prefix = "throughline.relay")
interface RelayConfig {
    /**
     * Whether this process sends what its transactions leave in the outbox. Switched off in every replica, another reader
     * drains the table (ADR 0013), and nothing of ours deletes its rows.
     */
    @WithDefault("true")
    boolean enabled();

    /** Rows sent in one Kafka transaction; also the most that a kill can send twice. */
    @WithDefault("500")
    int batchSize();

    /** How often the leader looks for events that other replicas wrote; its own wake it at once. */
    @WithDefault("50ms")
    Duration pollInterval();

    /** How long a leader that has sent several events, but no full batch, lets more gather before it sends again. */
    @WithDefault("80ms")
    Duration linger();

    /** How often a standby asks for the lock, and how long a leader waits after a fault. */
    @WithDefault("1s")
    Duration retryInterval();
}
