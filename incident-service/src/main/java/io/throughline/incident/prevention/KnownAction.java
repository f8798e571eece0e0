package io.throughline.incident.prevention;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A prevention action of an incident, as action-service tells of it.
 *
 * @param incident its id
 * @param item draft of the review that asked for it; null if none did
 * @param sequence number of the event that told of it, from 1
 * @param type {@code PREVENT}, {@code DETECT}, {@code MITIGATE} or {@code PROCESS}
 * @param status {@code OPEN}, {@code IN_PROGRESS}, {@code BLOCKED}, {@code DONE}, {@code VERIFIED} or {@code DROPPED}
 * @param verifiedBy e-mail; null until it is verified
 * @param openedAt when it was opened, if this is the first that is heard of it
 * @param verifiedAt null unless it is verified
 * @param at when it became so
 */
public record KnownAction(
        UUID id,
        String reference,
        long sequence,
        UUID incident,
        @Nullable UUID item,
        String title,
        String type,
        String status,
        String owner,
        LocalDate dueOn,
        boolean overdue,
        @Nullable String verifiedBy,
        Instant openedAt,
        @Nullable Instant verifiedAt,
        Instant at) {

    /** Cuts the times to the microseconds that PostgreSQL keeps: it would round, and the incident's own times do not. */
    public KnownAction {
        openedAt = openedAt.truncatedTo(ChronoUnit.MICROS);
        verifiedAt = verifiedAt == null ? null : verifiedAt.truncatedTo(ChronoUnit.MICROS);
        at = at.truncatedTo(ChronoUnit.MICROS);
    }
}
