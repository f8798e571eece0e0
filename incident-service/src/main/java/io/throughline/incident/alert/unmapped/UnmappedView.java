package io.throughline.incident.alert.unmapped;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Something posted that nobody could map, as the API shows it.
 *
 * @param body its beginning, at most 16 KiB; the whole is kept
 * @param bytes length of the whole
 * @param reason why it could not be mapped, in words
 * @param mappedBy e-mail of who has mapped it since; null, as the last one, while it waits
 */
@Schema(name = "UnmappedDelivery")
public record UnmappedView(
        UUID id,
        String source,
        String format,
        String body,
        long bytes,
        String reason,
        long deliveries,
        Instant firstReceivedAt,
        Instant lastReceivedAt,
        @Nullable String mappedBy,
        @Nullable Instant mappedAt) {}
