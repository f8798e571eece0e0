package io.throughline.incident.release;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When releases are asked about. */
@ConfigMapping(prefix = "throughline.release")
interface ReleaseConfig {
    /**
     * An incident that starts within this time after a release of one of its services may come from it, and somebody is
     * asked. A longer one asks about more releases that are none of the cause.
     */
    @WithDefault("2h")
    Duration questionWindow();

    /** How often releases that were just told are held against the incidents that are known already. */
    @WithDefault("1s")
    Duration sweepInterval();
}
