package io.throughline.action.messaging;

import io.throughline.action.action.Action;
import io.throughline.action.action.ActionChange;
import io.throughline.action.action.ActionStated;
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

    void on(@Observes ActionStated stated) {
        Action action = stated.action();
        outbox.append(new OutgoingEvent(
                action.id().toString(),
                action.lastSequence(),
                action.reference(),
                stated.at(),
                ActionContract.again(action)));
    }
}
