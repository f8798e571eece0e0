package io.throughline.kit.inbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a replay of one queue has done so far. */
final class Replay {
    private final List<Long> replayed = new ArrayList<>();
    private final List<Long> superseded = new ArrayList<>();
    private final List<Long> conflicts = new ArrayList<>();
    private @Nullable StoppedAt stoppedAt;

    /** Where it ended and why. */
    record StoppedAt(long id, ParkingReason reason, String detail) {}

    /** Takes down what became of one, and says whether those behind it may follow. */
    boolean goesOnAfter(long id, Outcome outcome) {
        ParkingReason reason = outcome.reason();
        if (reason == null) {
            (outcome.applied() ? replayed : superseded).add(id);
            return true;
        }
        if (reason == ParkingReason.CONFLICT) {
            conflicts.add(id);
            return true; // a number that was used; or the next one, and then the others are still early
        }
        stoppedAt = new StoppedAt(id, reason, outcome.detail());
        return false;
    }

    /** Whether nothing waited. */
    boolean isEmpty() {
        return replayed.isEmpty() && superseded.isEmpty() && conflicts.isEmpty() && stoppedAt == null;
    }

    List<Long> replayed() {
        return replayed;
    }

    /** Those whose effect was there already. */
    List<Long> superseded() {
        return superseded;
    }

    /** Those that were passed over. */
    List<Long> conflicts() {
        return conflicts;
    }

    /** Empty if it came to the end. */
    Optional<StoppedAt> stoppedAt() {
        return Optional.ofNullable(stoppedAt);
    }
}
