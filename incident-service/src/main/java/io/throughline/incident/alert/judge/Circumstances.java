package io.throughline.incident.alert.judge;

import io.throughline.incident.alert.rule.AlertRule;
import io.throughline.incident.catalog.ServiceState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * All that a judgement depends on beside the alert.
 *
 * @param at the moment of the judgement
 * @param rule the newest decision on alerts of that name; null if nobody has decided
 * @param service as it is then
 */
record Circumstances(Instant at, @Nullable AlertRule rule, ServiceState service) {}
