package io.throughline.incident.incident;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * A release that an incident may come from.
 *
 * @param release id of its record
 * @param service slug of what was released
 * @param summary in the words of whoever released it
 * @param at when it was released
 */
public record ReleasedChange(UUID release, String service, String summary, Instant at) {
    /** What the timeline says of it: texts by name. */
    Map<String, String> details() {
        return Map.of(
                "release", release.toString(), "service", service, "summary", summary, "releasedAt", at.toString());
    }
}
