package io.throughline.kit.inbox;

import io.throughline.events.ThroughlineEvent;

/** What a service does with an event that is due: within the inbox's transaction, in order, once. */
@FunctionalInterface
public interface EventApplier {
    /** Applies it; an exception that is not a fault of the surroundings parks the event. */
    void apply(ThroughlineEvent data, IncomingEvent envelope);
}
