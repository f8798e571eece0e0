package io.throughline.incident.catalog;

import io.throughline.incident.catalog.record.DecisionRight;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A service is to be created or changed.
 *
 * @param content null if its record stays as it is
 * @param seen what the change was made from; null if the service is new
 * @param rights that change hands: to whom; null leaves one vacant
 */
public record ServiceChange(
        String slug,
        @Nullable ServiceRequest content,
        @Nullable WholeRecord seen,
        Map<DecisionRight, @Nullable String> rights) {}
