package io.throughline.incident.alert.intake;

import io.throughline.incident.alert.format.Delivery;
import io.throughline.incident.alert.format.Signal;
import io.throughline.incident.alert.source.AlertSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One request of a sender, read and not stored yet.
 *
 * @param format its name
 * @param keys of the alerts that it tells of
 */
public record Incoming(AlertSource source, String format, Delivery delivery, Instant receivedAt, Set<AlertKey> keys) {
    /** Finds the keys. */
    public Incoming(AlertSource source, String format, Delivery delivery, Instant receivedAt) {
        this(
                source,
                format,
                delivery,
                receivedAt,
                delivery.signals().stream()
                        .map(signal -> new AlertKey(source.id(), signal.dedupKey()))
                        .collect(Collectors.toSet()));
    }

    /** The same request in parts of so many alerts at the most, in their order; what is kept raw goes with the first. */
    List<Incoming> parts(int size) {
        List<Signal> signals = delivery.signals();
        if (signals.size() <= size) {
            return List.of(this);
        }
        List<Incoming> parts = new ArrayList<>();
        for (int from = 0; from < signals.size(); from += size) {
            Delivery part = new Delivery(
                    signals.subList(from, Math.min(signals.size(), from + size)),
                    from == 0 ? delivery.unmappable() : List.of());
            parts.add(new Incoming(source, format, part, receivedAt));
        }
        return parts;
    }
}
