package io.throughline.kit.consumer;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When a consumer that does not move is given up. */
@ConfigMapping(prefix = "throughline.consumers")
interface ConsumersConfig {
    /** How often the watchdog looks; {@link ConsumerWatch} is scheduled by the same key. */
    @WithDefault("15s")
    Duration watchInterval();

    /** How long a consumer may have work and finish none of it, before the process is to be started again. */
    @WithDefault("120s")
    Duration stallLimit();

    /** How long broker, database and consumers have to answer the watchdog and an operator. */
    @WithDefault("2s")
    Duration answerLimit();
}
