package io.throughline.action.action;

import io.throughline.action.action.ActionCommands.Words;
import io.throughline.kit.json.OptionalBody;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Why it cannot go on, or does not hold.
 *
 * @param at when it turned out; null means now
 */
@OptionalBody
@Schema(name = "ReasonRequest")
record ReasonRequest(
        @NotNull @NotBlank @Size(max = 2000) String reason,
        @Nullable @Size(max = 5000) String note,
        @Nullable Instant at) {

    Words words() {
        return Words.of(at, reason, note);
    }
}
