package io.throughline.incident.alert;

import io.throughline.incident.alert.format.Delivery;
import io.throughline.incident.alert.source.AlertSource;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One request of a sender, read and not stored yet.
 *
 * @param format its name
 * @param keys of the alerts that it tells of
 */
record Incoming(AlertSource source, String format, Delivery delivery, Instant receivedAt, Set<AlertKey> keys) {
    Incoming(AlertSource source, String format, Delivery delivery, Instant receivedAt) {
        this(
                source,
                format,
                delivery,
                receivedAt,
                delivery.signals().stream()
                        .map(signal -> new AlertKey(source.id(), signal.dedupKey()))
                        .collect(Collectors.toSet()));
    }
}
