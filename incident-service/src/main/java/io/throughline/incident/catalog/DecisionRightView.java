package io.throughline.incident.catalog;

import io.throughline.incident.catalog.record.DecisionRight;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A decision right of a service as the API shows it.
 *
 * @param holder e-mail; null, as all that follows, if it is vacant
 * @param givenBy e-mail
 */
@Schema(name = "HeldDecisionRight")
record DecisionRightView(
        DecisionRight right,
        @Nullable String holder,
        @Nullable Instant givenAt,
        @Nullable String givenBy,
        @Nullable String reason) {

    static DecisionRightView of(DecisionRight right, Optional<DecisionRightHolding> open) {
        return open.map(held ->
                        new DecisionRightView(right, held.person(), held.givenAt(), held.givenBy(), held.reason()))
                .orElseGet(() -> new DecisionRightView(right, null, null, null, null));
    }
}
