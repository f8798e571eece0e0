package io.throughline.incident.catalog;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a decision right's history as the API shows it.
 *
 * @param holder e-mail
 * @param reason why it was given
 * @param endedAt null, as all that follows, while the person holds it
 */
@Schema(name = "DecisionRightHolding")
record DecisionRightHoldingView(
        String holder,
        Instant givenAt,
        String givenBy,
        @Nullable String reason,
        @Nullable Instant endedAt,
        @Nullable String endedBy,
        @Nullable String endReason) {

    static DecisionRightHoldingView of(DecisionRightHolding holding) {
        return new DecisionRightHoldingView(
                holding.person(),
                holding.givenAt(),
                holding.givenBy(),
                holding.reason(),
                holding.endedAt(),
                holding.endedBy(),
                holding.endReason());
    }
}
