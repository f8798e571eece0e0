package io.throughline.action.messaging;

import io.throughline.action.action.ActionChange;
import io.throughline.kit.outbox.Outbox;
import io.throughline.kit.outbox.OutgoingEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Announces what happens to actions, in the transaction in which it does. */
@Singleton
class ActionAnnouncer {
    private final Outbox outbox;

    ActionAnnouncer(Outbox outbox) {
        this.outbox = outbox;
    }

    void on(@Observes ActionChange change) {
        outbox.append(new OutgoingEvent(
                change.action().id().toString(),
                change.sequence(),
                change.action().reference(),
                change.said().now(),
                ActionContract.event(change)));
    }
}
