package io.throughline.incident.alert;

import io.throughline.incident.alert.IncidentOpening.Link;
import io.throughline.incident.alert.format.Signal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An occurrence about to be stored.
 *
 * @param link its incident; null if it has none
 */
record AlertRow(NewAlert alert, Verdict verdict, @Nullable Link link) {
    UUID id() {
        return alert.id();
    }

    Signal signal() {
        return alert.signal();
    }

    Instant receivedAt() {
        return alert.receivedAt();
    }
}
