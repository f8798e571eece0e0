package io.throughline.kit.inbox;

import io.throughline.kit.inbox.InboxTable.Turn;
import org.jspecify.annotations.Nullable;

/**
 * What became of an attempt to apply a record.
 *
 * @param event null if its headers are unreadable
 * @param reason why it cannot be applied; null if it was, now or before
 * @param detail of the reason, in words; empty without one
 */
record Outcome(
        @Nullable IncomingEvent event,
        boolean applied,
        @Nullable ParkingReason reason,
        String detail) {
    static Outcome of(IncomingEvent event, Turn turn) {
        return switch (turn) {
            case DUE -> new Outcome(event, true, null, "");
            case DUPLICATE -> new Outcome(event, false, null, "");
            case CONFLICT -> parked(event, ParkingReason.CONFLICT, "its number was applied under another id");
            case EARLY -> parked(event, ParkingReason.GAP, "earlier events of its aggregate were not applied");
        };
    }

    static Outcome parked(@Nullable IncomingEvent event, ParkingReason reason, String detail) {
        return new Outcome(event, false, reason, detail);
    }
}
