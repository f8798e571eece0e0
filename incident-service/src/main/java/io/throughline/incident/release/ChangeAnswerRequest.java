package io.throughline.incident.release;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Whether an incident comes from a release.
 *
 * @param confirmed whether it does
 * @param note how one knows, in words
 */
@Schema(name = "ChangeAnswerRequest")
record ChangeAnswerRequest(
        @NotNull Boolean confirmed,
        @Nullable @Size(max = 5000) String note) {}
