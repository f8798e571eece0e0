package io.throughline.action.action;

import io.throughline.action.action.ActionCommands.Words;
import io.throughline.kit.json.OptionalBody;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What shows that it is done.
 *
 * @param at when it was done; null means now
 */
@OptionalBody
@Schema(name = "CompleteRequest")
record CompleteRequest(
        @NotNull @Valid EvidenceRequest evidence,
        @Nullable @Size(max = 5000) String note,
        @Nullable Instant at) {

    Words words() {
        return Words.of(at, null, note);
    }
}
