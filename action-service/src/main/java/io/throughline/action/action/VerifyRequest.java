package io.throughline.action.action;

import io.throughline.action.action.ActionCommands.Words;
import io.throughline.kit.json.OptionalBody;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * That it holds.
 *
 * @param evidence what shows it; null if there is nothing to show
 * @param at when somebody made sure; null means now
 */
@OptionalBody
@Schema(name = "VerifyRequest")
record VerifyRequest(
        @Nullable @Valid EvidenceRequest evidence,
        @Nullable @Size(max = 5000) String note,
        @Nullable Instant at) {

    Words words() {
        return Words.of(at, null, note);
    }

    /** Null if nothing is shown. */
    @Nullable
    Evidence shown() {
        return evidence == null ? null : evidence.evidence();
    }
}
