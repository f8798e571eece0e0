package io.throughline.kit.inbox;

import io.throughline.kit.json.OptionalBody;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Why an event is given up.
 *
 * @param skipMissing whether those before it that never came are given up with it; null: no
 */
@OptionalBody
@Schema(name = "DiscardRequest")
record DiscardRequest(
        @NotNull @NotBlank @Size(max = 500) String reason,

        @Schema(
                description =
                        "Whether the events between the last one applied and this one, which never came, are given up with it")
        @Nullable
        Boolean skipMissing) {}
