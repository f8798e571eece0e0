package io.throughline.kit.inbox;

import io.throughline.events.ThroughlineEvent;

/** What a service does with an event that is due: within the inbox's transaction, in order, once. */
public interface EventApplier {
    /** Who reads: the name of the channel, constant. Progress is kept under it, and what is parked is found by it. */
    String consumer();

    /** Applies it; an exception that is not a fault of the surroundings parks the event. */
    void apply(ThroughlineEvent data, IncomingEvent envelope);
}
