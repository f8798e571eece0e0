package io.throughline.notification.notification;

import io.throughline.kit.DatabaseClock;
import io.throughline.kit.error.IllegalMoveException;
import io.throughline.kit.error.UnknownResourceException;
import io.throughline.kit.error.UnmetConditionException;
import io.throughline.kit.paging.Page;
import io.throughline.kit.paging.PageRequest;
import io.throughline.notification.channel.ChannelService;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

/** What was given up, of everybody: shown without the words of what the reader may not know of, and sent after all. */
@Singleton
@Transactional
class DeadLetterService {
    private static final Logger LOG = Logger.getLogger(DeadLetterService.class);

    private final NotificationRepository notifications;
    private final DeadLetters deadLetters;
    private final ChannelService channels;
    private final DatabaseClock due;

    DeadLetterService(
            NotificationRepository notifications, DeadLetters deadLetters, ChannelService channels, DatabaseClock due) {
        this.notifications = notifications;
        this.deadLetters = deadLetters;
        this.channels = channels;
        this.due = due;
    }

    /** Newest first. */
    Page<NotificationView> list(NotificationFilter filter, String reader, PageRequest page) {
        List<Notification> dead = notifications.listOfAll(filter, page);
        Set<UUID> visible =
                notifications.visible(dead.stream().map(Notification::id).toList(), reader);
        return page.page(dead, letter -> view(letter, visible.contains(letter.id())), Notification::id);
    }

    /** Sends those asked for after all, if their channel is in use. */
    RedriveView redrive(RedriveRequest request, String by) {
        RedriveView done = deadLetters.redrive(request, channels.enabled());
        LOG.infof("dead letters redriven count=%d skipped=%d by=%s", done.redriven(), done.skipped(), by);
        return done;
    }

    /**
     * Sends one after all.
     *
     * @param id as the caller named it
     * @throws UnknownResourceException if there is none (problem {@code not-found}, 404)
     * @throws IllegalMoveException if it is not dead (problem {@code illegal-move}, 409)
     * @throws UnmetConditionException if its channel is disabled or deleted (problem {@code condition-unmet}, 409)
     */
    NotificationView resend(String id, String by) {
        List<String> enabled = channels.enabled();
        Notification notification = NotificationId.of(id)
                .flatMap(notifications::lockedIfThere)
                .orElseThrow(() -> new UnknownResourceException("notification", id));
        if (!notification.canBeRedriven()) {
            throw new IllegalMoveException(
                    "It is " + notification.state() + "; only what is dead is sent again.", List.of());
        }
        if (!enabled.contains(notification.channel())) {
            throw new UnmetConditionException("Its channel is disabled or deleted; record the channel again first.");
        }
        notification.redrive(due.now());
        LOG.infof("dead letter redriven id=%s by=%s", notification.id(), by);
        return view(
                notification,
                notifications.visible(List.of(notification.id()), by).contains(notification.id()));
    }

    private static NotificationView view(Notification notification, boolean visible) {
        return visible ? NotificationView.of(notification) : NotificationView.veiled(notification);
    }
}
