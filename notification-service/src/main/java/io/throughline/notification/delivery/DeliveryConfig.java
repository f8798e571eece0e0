package io.throughline.notification.delivery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How notifications are sent through channels. */
@ConfigMapping(prefix = "throughline.delivery")
interface DeliveryConfig {
    /** How often each replica looks for what is due; {@code off} sends nothing. */
    @WithDefault("1s")
    String interval();

    /** How long a receiver may take to accept a connection. */
    @WithDefault("5s")
    Duration connectTimeout();

    /** How long a receiver may take for its whole answer, connecting included; then the attempt has failed. */
    @WithDefault("15s")
    Duration answerTimeout();

    /**
     * How long what is being sent is kept from the other replicas. Longer than an answer may take, else it is sent twice;
     * what a process that died was sending is due again after it.
     */
    @WithDefault("1m")
    Duration claim();

    /** How many notifications each replica sends through one channel at the same time. */
    @WithDefault("4")
    int concurrencyPerChannel();
}
