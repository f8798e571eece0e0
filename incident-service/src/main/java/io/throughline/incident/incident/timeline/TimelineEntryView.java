package io.throughline.incident.incident.timeline;

import io.throughline.incident.incident.TimelineKind;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a timeline as the API shows it.
 *
 * @param number from 1, without gaps
 * @param at when it happened
 * @param recordedAt when that was told
 * @param by e-mail, or {@code system}
 * @param text null if nothing was said
 * @param details texts by name; which ones, the kind decides
 * @param event number of the event that announced it; null if none did
 * @param hash its seal, over what it says and the seal of the entry before
 */
@Schema(name = "TimelineEntry")
record TimelineEntryView(
        long number,
        TimelineKind kind,
        Instant at,
        Instant recordedAt,
        String by,
        @Nullable String text,
        Map<String, String> details,
        @Nullable Long event,
        String hash) {

    static TimelineEntryView of(TimelineEntry entry) {
        NewEntry said = entry.said();
        return new TimelineEntryView(
                entry.number(),
                TimelineKind.named(said.kind()),
                said.happenedAt(),
                said.recordedAt(),
                said.actor(),
                said.note(),
                said.details(),
                said.eventSequence(),
                entry.hash());
    }
}
