package io.throughline.notification.delivery;

import io.throughline.notification.channel.ChannelService;
import io.throughline.notification.channel.Destination;
import io.throughline.notification.notification.Attempt;
import io.throughline.notification.notification.QueueService;
import io.throughline.notification.notification.Waiting;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** The two transactions of an attempt: one before it is sent and one after; none is open while it is. */
@Singleton
@Transactional
class DeliveryService {
    /** However much waits for a channel when it ends, a transaction of this many is over within its time. */
    private static final int GIVEN_UP_AT_ONCE = 500;

    private final ChannelService channels;
    private final QueueService queue;
    private final DeliveryConfig config;

    DeliveryService(ChannelService channels, QueueService queue, DeliveryConfig config) {
        this.channels = channels;
        this.queue = queue;
        this.config = config;
    }

    /**
     * Takes what is due on a channel, so that no other replica sends it; of what waits for one that is not in use, some
     * is given up, and the rest by those who ask next. That is made sure of while nobody can record it anew: else what
     * can be sent could be given up.
     */
    Optional<Batch> claim(String channel, int limit) {
        Optional<Destination> destination = channels.destinationOf(channel);
        if (destination.isEmpty()) {
            channels.whyNotInUse(channel).ifPresent(reason -> queue.giveUpSome(channel, GIVEN_UP_AT_ONCE, reason));
        }
        return destination.map(to -> new Batch(to, queue.claim(channel, limit, config.claim())));
    }

    /** Says what came of sending it. */
    void settle(Destination to, Waiting sent, Answer answer) {
        UUID id = sent.id();
        Attempt attempt = new Attempt(answer.at(), answer.code(), answer.text(), answer.error());
        String error = String.valueOf(answer.error());
        if (answer.isAccepted()) {
            queue.accept(id, attempt);
        } else if (answer.last()) {
            queue.giveUp(id, attempt, error);
        } else if (answer.isGone() && channels.disable(to, "Its receiver answered 410 Gone: it wants nothing more.")) {
            queue.giveUp(id, attempt, error);
        } else {
            whyNotInUse(to.channel())
                    .ifPresentOrElse(
                            reason -> queue.giveUp(id, attempt, reason), () -> again(sent, attempt, answer, error));
        }
    }

    private void again(Waiting sent, Attempt attempt, Answer answer, String error) {
        Ladder.after(
                        sent.rung() + 1,
                        answer.retryAfter(),
                        ThreadLocalRandom.current().nextDouble())
                .ifPresentOrElse(
                        wait -> queue.retry(sent.id(), attempt, wait),
                        () -> queue.giveUp(
                                sent.id(), attempt, Ladder.length() + " attempts failed. The last: " + error));
    }

    private Optional<String> whyNotInUse(String channel) {
        return channels.destinationOf(channel).isPresent() ? Optional.empty() : channels.whyNotInUse(channel);
    }
}
