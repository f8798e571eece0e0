package io.throughline.action.action;

import io.throughline.action.action.ActionCommands.Words;
import io.throughline.kit.json.OptionalBody;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What may be said with a move.
 *
 * @param at when it happened; null means now
 */
@OptionalBody
@Schema(name = "MoveRequest")
record MoveRequest(
        @Nullable @Size(max = 5000) String note, @Nullable Instant at) {

    Words words() {
        return Words.of(at, null, note);
    }
}
