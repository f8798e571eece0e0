package io.throughline.incident.incident;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How it stands, for people who do not work on it.
 *
 * @param audience whom it is meant for, in words: "Support"
 * @param nextUpdateDueAt when they are told again, not before now; null if nothing is promised
 * @param at when it was said; null means now
 */
@Schema(name = "StatusUpdateRequest")
record StatusUpdateRequest(
        @NotNull @NotBlank @Size(max = 20_000) String text,
        @NotNull @NotBlank @Size(max = 200) String audience,
        @Nullable Instant nextUpdateDueAt,
        @Nullable Instant at) {}
