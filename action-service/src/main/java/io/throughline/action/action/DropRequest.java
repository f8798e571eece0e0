package io.throughline.action.action;

import io.throughline.action.action.ActionCommands.Words;
import io.throughline.kit.json.OptionalBody;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Why it will not be done.
 *
 * @param riskAcceptedUntil last day on which the risk is accepted; not in the past
 * @param at when that was decided; null means now
 */
@OptionalBody
@Schema(name = "DropRequest")
record DropRequest(
        @NotNull @NotBlank @Size(max = 2000) String reason,
        @NotNull LocalDate riskAcceptedUntil,
        @Nullable @Size(max = 5000) String note,
        @Nullable Instant at) {

    Words words() {
        return Words.of(at, reason, note);
    }
}
