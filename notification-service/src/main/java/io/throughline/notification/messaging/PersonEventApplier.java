package io.throughline.notification.messaging;

import io.throughline.events.PersonChanged;
import io.throughline.events.ThroughlineEvent;
import io.throughline.kit.inbox.EventApplier;
import io.throughline.kit.inbox.IncomingEvent;
import io.throughline.notification.projection.People;
import jakarta.inject.Singleton;

/** Keeps the projection of people. */
@Singleton
class PersonEventApplier implements EventApplier {
    /** The channel that it is fed from. */
    static final String CONSUMER = "person-events";

    private final People people;

    PersonEventApplier(People people) {
        this.people = people;
    }

    @Override
    public String consumer() {
        return CONSUMER;
    }

    @Override
    public void apply(ThroughlineEvent data, IncomingEvent envelope) {
        if (data instanceof PersonChanged person) {
            people.put(person);
        }
    }
}
