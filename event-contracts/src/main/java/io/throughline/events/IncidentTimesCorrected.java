package io.throughline.events;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some of its times were recorded wrongly.
 *
 * @param actor who did it: an e-mail, or {@code system}
 * @param at when it happened; the record may be later
 * @param note in words; null if nothing was said
 * @param corrections each time that was corrected
 */
public record IncidentTimesCorrected(
        IncidentSnapshot incident,
        String actor,
        Instant at,
        @Nullable String note,
        List<TimeCorrection> corrections) implements IncidentEvent {}
