package io.throughline.incident.review;

import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A trigger or a root cause, as far as it is written.
 *
 * @param kind of its taxonomy
 * @param text in words
 */
@Schema(name = "Cause")
record Cause(
        @Nullable @Size(max = 64) String kind,
        @Nullable @Size(max = 20_000) String text) {}
