package io.throughline.notification.routing;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** Who is told when nobody else can be. */
@ConfigMapping(prefix = "throughline.notification")
interface FallbackConfig {
    /**
     * E-mail addresses, separated by commas, told of what concerns nobody who can be told while the
     * group {@code fallback} has no active member. Required: without one the service does not start.
     */
    Optional<List<String>> fallback();
}
