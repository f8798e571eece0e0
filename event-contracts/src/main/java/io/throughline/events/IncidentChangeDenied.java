package io.throughline.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A release is not its cause, whatever was thought before.
 *
 * @param actor who did it: an e-mail, or {@code system}
 * @param at when it happened; the record may be later
 * @param note in words; null if nothing was said
 */
public record IncidentChangeDenied(
        IncidentSnapshot incident,
        String actor,
        Instant at,
        @Nullable String note,
        ReleasedChange change) implements IncidentEvent {}
