package io.throughline.action.deadline;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.ZoneId;

/** By when actions are to be done if nobody says so. */
@ConfigMapping(prefix = "throughline.action.due")
interface DeadlineConfig {
    /** IANA name of the zone whose days count for an action whose service is not in the catalogue. */
    @WithDefault("UTC")
    ZoneId defaultTimeZone();

    /** Days for an action from a SEV1 incident. */
    @WithDefault("14")
    int sev1Days();

    /** Days for an action from a SEV2 incident. */
    @WithDefault("30")
    int sev2Days();

    /** Days for an action from a SEV3 incident. */
    @WithDefault("60")
    int sev3Days();

    /** Days for an action from a SEV4 incident, and for one that comes from none. */
    @WithDefault("90")
    int sev4Days();
}
