package io.throughline.incident.release;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A change event as its sender posted it.
 *
 * @param summary what was released, in words; 1 to {@value #MAX_SUMMARY} characters
 * @param source where or what it comes from, as the sender says; null if it does not
 * @param service as its details name it; null if they do not
 * @param id as its details name it; null if they do not
 * @param timestamp when it happened, as the sender says; null if it does not
 * @param customDetails a JSON object, at most {@value #MAX_DETAILS} characters and its frame; null if there is none
 * @param raw its JSON without the key, to be kept if it cannot be used
 */
record ChangeEvent(
        String summary,
        @Nullable String source,
        @Nullable String service,
        @Nullable String id,
        @Nullable Instant timestamp,
        @Nullable String customDetails,
        List<Link> links,
        String raw)
        implements ChangeEventReading {
    static final int MAX_SUMMARY = 1024;
    static final int MAX_DETAILS = 16_384;

    /** Whatever is older than this is a slip of a clock, not a release. */
    private static final Instant FLOOR = Instant.parse("2000-01-01T00:00:00Z");

    /** When it happened: as the sender says, if that can be; else when it was received. */
    Instant occurredAt(Instant receivedAt) {
        Instant at = timestamp == null || timestamp.isBefore(FLOOR) || timestamp.isAfter(receivedAt)
                ? receivedAt
                : timestamp;
        return at.truncatedTo(ChronoUnit.MICROS);
    }

    /** Whether it says which release it is, so that the same again is the same whenever it comes. */
    boolean isIdentified() {
        return id != null || timestamp != null;
    }

    /** What tells it from the others of its sender: what it calls itself, or else all that it says. */
    String identity(String ofService) {
        return id == null ? raw : String.join("\n", ofService, String.valueOf(source), id);
    }

    /**
     * Somewhere to read more.
     *
     * @param text null if the sender gave none
     */
    @Schema(name = "ReleaseLink")
    record Link(String href, @Nullable String text) {}
}
