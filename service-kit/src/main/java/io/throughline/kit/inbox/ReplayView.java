package io.throughline.kit.inbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a replay of one aggregate did.
 *
 * @param replayed ids of those that are applied now, in order
 * @param superseded ids of those whose effect was there already
 * @param conflicts ids of those that were passed over: their number or their id was used by another event
 * @param stoppedAt the first that still cannot be applied; null if the replay came to the end
 */
@Schema(name = "Replay")
record ReplayView(
        List<Long> replayed,
        List<Long> superseded,
        List<Long> conflicts,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable StoppedAtView stoppedAt) {

    static ReplayView of(Replay replay) {
        return new ReplayView(
                replay.replayed(),
                replay.superseded(),
                replay.conflicts(),
                replay.stoppedAt().map(StoppedAtView::of).orElse(null));
    }

    /** Where a replay ended, and why. */
    @Schema(name = "ReplayStoppedAt")
    record StoppedAtView(long id, ParkingReason reason, String detail) {
        static StoppedAtView of(Replay.StoppedAt stop) {
            return new StoppedAtView(stop.id(), stop.reason(), stop.detail());
        }
    }
}
