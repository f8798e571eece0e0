package io.throughline.incident.incident.timeline;

import io.throughline.incident.catalog.record.DecisionRight;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What somebody adds to a timeline.
 *
 * @param kind {@code NOTE} if it is absent
 * @param at when it happened; null means now
 * @param right under which a decision was taken; required for a {@code DECISION}, nothing else has one
 */
@NamesItsRight
@Schema(name = "NoteRequest")
record NoteRequest(
        @Nullable NoteKind kind,
        @NotNull @NotBlank @Size(max = 20_000) String text,
        @Nullable Instant at,
        @Nullable DecisionRight right) {

    NoteKind kindOrNote() {
        return kind == null ? NoteKind.NOTE : kind;
    }
}
