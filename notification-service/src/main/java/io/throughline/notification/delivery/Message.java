package io.throughline.notification.delivery;

import io.throughline.kit.EventJson;
import io.throughline.notification.notification.Occasion;
import io.throughline.notification.notification.Waiting;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is posted to a receiver.
 *
 * @param id the same each time it is sent
 * @param body JSON of {@code type}, {@code timestamp} and {@code data}
 */
record Message(UUID id, String body) {
    /** Standard Webhooks 1.0, "Payload size". */
    private static final int MAX_BYTES = 20_000;

    private static final int MAX_TITLE = 1_000;

    static Message of(Waiting waiting) {
        Occasion occasion = waiting.occasion();
        return of(
                waiting.id(),
                occasion.event(),
                occasion.eventAt(),
                new Told(
                        waiting.id(),
                        occasion.about(),
                        occasion.belongsTo(),
                        CappedText.shortened(occasion.title(), MAX_TITLE),
                        occasion.summary(),
                        occasion.service(),
                        occasion.severity(),
                        waiting.recipient()));
    }

    static Message of(UUID id, String type, Instant at, Object data) {
        return new Message(id, EventJson.write(new Body(type, at, data)));
    }

    boolean isTooLarge() {
        return body.getBytes(StandardCharsets.UTF_8).length >= MAX_BYTES;
    }

    /** The envelope of Standard Webhooks 1.0. */
    record Body(String type, Instant timestamp, Object data) {}

    /** What a notification says. */
    record Told(
            UUID id,
            String about,
            @Nullable String incident,
            String title,
            @Nullable String summary,
            @Nullable String service,
            @Nullable String severity,
            String recipient) {}
}
