package io.throughline.incident.incident.timeline;

import io.throughline.incident.incident.TimelineKind;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that the timeline does not know yet.
 *
 * @param kind name of a {@link TimelineKind}, maybe of one that only a newer release knows: the seal is over it
 * @param happenedAt when it happened, as its teller says
 * @param recordedAt when that was told
 * @param actor e-mail, or {@code system}
 * @param note in words; null if nothing was said
 * @param details texts by name
 * @param eventSequence number of the event that announces it; null if none does
 * @param sourceEvent event of another service that told it; null for what happened here
 */
public record NewEntry(
        String kind,
        Instant happenedAt,
        Instant recordedAt,
        String actor,
        @Nullable String note,
        Map<String, String> details,
        @Nullable Long eventSequence,
        @Nullable UUID sourceEvent) {

    /** Cuts times to the microseconds that PostgreSQL keeps: the seal of what is read back must be that of what was written. */
    public NewEntry {
        happenedAt = happenedAt.truncatedTo(ChronoUnit.MICROS);
        recordedAt = recordedAt.truncatedTo(ChronoUnit.MICROS);
    }

    /** Of a kind that this release knows. */
    public NewEntry(
            TimelineKind kind,
            Instant happenedAt,
            Instant recordedAt,
            String actor,
            @Nullable String note,
            Map<String, String> details,
            @Nullable Long eventSequence,
            @Nullable UUID sourceEvent) {
        this(kind.name(), happenedAt, recordedAt, actor, note, details, eventSequence, sourceEvent);
    }
}
