package io.throughline.incident.release;

import io.throughline.incident.release.ChangeEvent.Link;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A release as the API shows it.
 *
 * @param service slug of what was released, in the catalogue or not
 * @param summary in the words of whoever released it
 * @param source where or what it comes from, as the change event says; null if it does not
 * @param sender name of the alert source that told it
 * @param occurredAt when it was released
 * @param customDetails as they came; {@code {"truncated": "…"}} if they were too long or too deep, null if there were
 *     none
 * @param deliveries how often it was told
 */
@Schema(name = "Release")
record ReleaseView(
        UUID id,
        String service,
        String summary,
        @Nullable String source,
        String sender,
        Instant occurredAt,
        @Nullable Map<String, Object> customDetails,
        List<Link> links,
        long deliveries,
        Instant receivedAt) {}
