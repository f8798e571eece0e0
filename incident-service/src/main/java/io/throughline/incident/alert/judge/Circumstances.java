package io.throughline.incident.alert.judge;

import io.throughline.incident.alert.rule.AlertRule;
import io.throughline.incident.catalog.MaintenanceWindow;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * All that a judgement depends on beside the alert.
 *
 * @param at the moment of the judgement
 * @param rule the newest decision on alerts of that name; null if nobody has decided
 * @param tier of the service, 1 to 4
 * @param window the window of maintenance that the service is in; null if it is in none
 */
record Circumstances(
        Instant at,
        @Nullable AlertRule rule,
        int tier,
        @Nullable MaintenanceWindow window) {}
