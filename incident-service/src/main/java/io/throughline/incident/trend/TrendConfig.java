package io.throughline.incident.trend;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How trends are judged. */
@ConfigMapping(prefix = "throughline.trend")
interface TrendConfig {
    /**
     * An incident repeats an earlier one that was declared at most this time before it. A change rewrites the figures of
     * past periods, too: they are computed when they are asked for.
     */
    @WithDefault("180d")
    Duration repeatWindow();
}
