package io.throughline.incident.incident;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How incidents behave. */
@ConfigMapping(prefix = "throughline.incident")
interface IncidentConfig {
    /** An alert that fires again within this time after its incident was resolved reopens it; later, it opens a new one. */
    @WithDefault("30m")
    Duration reopenWindow();
}
