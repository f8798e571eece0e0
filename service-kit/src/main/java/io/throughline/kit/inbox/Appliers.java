package io.throughline.kit.inbox;

import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The appliers of this service, by the name of their consumer. */
@Singleton
class Appliers {
    private final Map<String, EventApplier> byConsumer;

    Appliers(@All List<EventApplier> appliers) {
        byConsumer =
                appliers.stream().collect(Collectors.toUnmodifiableMap(EventApplier::consumer, Function.identity()));
    }

    /** The applier of that consumer; empty for one of another release. */
    Optional<EventApplier> of(String consumer) {
        return Optional.ofNullable(byConsumer.get(consumer));
    }
}
