package io.throughline.notification.messaging;

import io.throughline.events.NotificationAccepted;
import io.throughline.events.NotificationAcknowledged;
import io.throughline.events.NotificationDead;
import io.throughline.kit.outbox.Outbox;
import io.throughline.kit.outbox.OutgoingEvent;
import io.throughline.notification.notification.ChannelAccepted;
import io.throughline.notification.notification.GivenUp;
import io.throughline.notification.notification.Occasion;
import io.throughline.notification.notification.RecipientAcknowledged;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Announces what became of notifications, in the transaction in which it did. */
@Singleton
class NotificationEvents {
    private final Outbox outbox;

    NotificationEvents(Outbox outbox) {
        this.outbox = outbox;
    }

    void accepted(@Observes ChannelAccepted accepted) {
        String id = accepted.notification().toString();
        outbox.append(new OutgoingEvent(id, accepted.sequence(), id, accepted.acceptedAt(), contract(accepted)));
    }

    void acknowledged(@Observes RecipientAcknowledged acknowledged) {
        String id = acknowledged.notification().toString();
        outbox.append(new OutgoingEvent(
                id, acknowledged.sequence(), id, acknowledged.acknowledgedAt(), contract(acknowledged)));
    }

    private static NotificationAcknowledged contract(RecipientAcknowledged acknowledged) {
        Occasion occasion = acknowledged.occasion();
        return new NotificationAcknowledged(
                occasion.about(),
                occasion.belongsTo(),
                acknowledged.recipient(),
                acknowledged.channel(),
                occasion.event(),
                occasion.eventId().toString(),
                acknowledged.acknowledgedAt(),
                Duration.between(occasion.eventAt(), acknowledged.acknowledgedAt()));
    }

    void givenUp(@Observes GivenUp givenUp) {
        String id = givenUp.notification().toString();
        outbox.append(new OutgoingEvent(id, givenUp.sequence(), id, givenUp.deadAt(), contract(givenUp)));
    }

    private static NotificationDead contract(GivenUp givenUp) {
        Occasion occasion = givenUp.occasion();
        return new NotificationDead(
                occasion.about(),
                occasion.belongsTo(),
                givenUp.recipient(),
                givenUp.channel(),
                occasion.event(),
                occasion.eventId().toString(),
                givenUp.deadAt(),
                givenUp.reason());
    }

    private static NotificationAccepted contract(ChannelAccepted accepted) {
        Occasion occasion = accepted.occasion();
        return new NotificationAccepted(
                occasion.about(),
                occasion.belongsTo(),
                accepted.recipient(),
                accepted.channel(),
                occasion.event(),
                occasion.eventId().toString(),
                accepted.acceptedAt(),
                Duration.between(occasion.eventAt(), accepted.acceptedAt()));
    }
}
