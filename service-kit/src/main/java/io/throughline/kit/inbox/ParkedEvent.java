package io.throughline.kit.inbox;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A record that could not be applied, without its content.
 *
 * @param aggregateId null if it had no key
 * @param sequence null if its headers are unreadable, as are the id of its event and perhaps its type and subject
 * @param settled null while it waits
 */
record ParkedEvent(
        long id,
        String consumer,
        String topic,
        int partition,
        long offset,
        @Nullable String aggregateId,
        @Nullable Long sequence,
        @Nullable UUID eventId,
        @Nullable String type,
        @Nullable String subject,
        ParkingReason reason,
        String detail,
        Instant parkedAt,
        @Nullable Settled settled) {

    /**
     * What became of it.
     *
     * @param by an e-mail, or {@code system}
     * @param note why it was discarded; null for others
     */
    record Settled(
            Instant at,
            String by,
            Settlement settlement,
            @Nullable String note) {}
}
