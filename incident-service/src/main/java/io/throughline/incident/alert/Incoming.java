package io.throughline.incident.alert;

import io.throughline.incident.alert.format.Delivery;
import io.throughline.incident.alert.source.AlertSource;
import java.time.Instant;

/**
 * One request of a sender, read and not stored yet.
 *
 * @param format its name
 */
record Incoming(AlertSource source, String format, Delivery delivery, Instant receivedAt) {
    /** How many rows it may touch; at least one, as an empty request takes its turn too. */
    int size() {
        return 1 + delivery.signals().size() + delivery.unmappable().size();
    }
}
