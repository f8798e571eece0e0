package io.throughline.notification.notification;

import io.throughline.kit.DatabaseClock;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** What waits to be sent through channels: who sends it, and what came of it. */
@Singleton
@Transactional
public class QueueService {
    private static final Logger LOG = Logger.getLogger(QueueService.class);

    private final NotificationRepository notifications;
    private final QueueTable queue;
    private final AttemptTable attempts;
    private final Event<ChannelAccepted> accepted;
    private final Event<GivenUp> givenUp;
    private final DatabaseClock due;
    private final Clock clock;

    QueueService(
            NotificationRepository notifications,
            QueueTable queue,
            AttemptTable attempts,
            Event<ChannelAccepted> accepted,
            Event<GivenUp> givenUp,
            DatabaseClock due,
            Clock clock) {
        this.notifications = notifications;
        this.queue = queue;
        this.attempts = attempts;
        this.accepted = accepted;
        this.givenUp = givenUp;
        this.due = due;
        this.clock = clock;
    }

    /** The channels that anything waits for, due or not. */
    public List<String> channels() {
        return queue.channels();
    }

    /**
     * Takes what is due, so that nobody else sends it for that time; if nothing is said of it until then, whoever had it
     * is gone, and it is due again.
     */
    public List<Waiting> claim(String channel, int limit, Duration lease) {
        return queue.claim(channel, limit, lease);
    }

    /** The channel took it. */
    public void accept(UUID id, Attempt attempt) {
        settle(id, attempt, notification -> accepted.fire(notification.accept(clock.instant())));
    }

    /** The channel did not take it, and is asked again after that time. */
    public void retry(UUID id, Attempt attempt, Duration after) {
        Instant next = due.now().plus(after);
        settle(id, attempt, notification -> notification.retry(next));
    }

    /** The channel will not take it. */
    public void giveUp(UUID id, Attempt attempt, String reason) {
        settle(id, attempt, notification -> giveUp(notification, reason));
    }

    /** Gives up that many that wait for a channel, but for what somebody is sending or changing: that is theirs. */
    public void giveUpSome(String channel, int limit, String reason) {
        notifications.lockWaiting(channel, limit).forEach(notification -> giveUp(notification, reason));
    }

    /** Meanwhile its recipient may have acknowledged a sibling: the attempt was made all the same. */
    private void settle(UUID id, Attempt attempt, Consumer<Notification> outcome) {
        Notification notification = notifications.locked(id);
        notification.attempted();
        if (notification.isWaiting()) {
            outcome.accept(notification);
        }
        attempts.add(id, notification.attemptCount(), attempt, notification.nextAttemptAt());
        LOG.infof(
                "notification sent id=%s channel=%s attempt=%d response=%s state=%s",
                id, notification.channel(), notification.attemptCount(), attempt.responseCode(), notification.state());
    }

    private void giveUp(Notification notification, String reason) {
        givenUp.fire(notification.giveUp(reason, clock.instant()));
        LOG.warnf("notification dead id=%s channel=%s", notification.id(), notification.channel());
    }
}
