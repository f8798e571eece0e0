package io.throughline.incident.alert.intake;

import io.throughline.incident.alert.format.Signal;
import java.time.Instant;
import java.util.UUID;

/**
 * A signal that its source may send.
 *
 * @param service slug that it counts for
 */
record SourceSignal(UUID source, String service, Signal signal, Instant receivedAt) {
    AlertKey key() {
        return new AlertKey(source, signal.dedupKey());
    }

    /** The same one, of a message that was taken before. */
    SourceSignal again() {
        return new SourceSignal(source, service, signal.again(), receivedAt);
    }
}
