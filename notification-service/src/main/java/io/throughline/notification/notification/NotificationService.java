package io.throughline.notification.notification;

import io.throughline.kit.DatabaseClock;
import io.throughline.kit.error.AccessDeniedException;
import io.throughline.kit.error.UnknownResourceException;
import io.throughline.kit.paging.Page;
import io.throughline.kit.paging.PageRequest;
import io.throughline.notification.channel.ChannelName;
import io.throughline.notification.channel.ChannelService;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Tells people, and shows what was told to whom. */
@Singleton
@Transactional
public class NotificationService {
    private static final Logger LOG = Logger.getLogger(NotificationService.class);

    private final NotificationRepository notifications;
    private final AttemptTable attempts;
    private final ChannelService channels;
    private final Event<ChannelAccepted> accepted;
    private final Event<RecipientAcknowledged> acknowledged;
    private final DatabaseClock due;
    private final Clock clock;

    NotificationService(
            NotificationRepository notifications,
            AttemptTable attempts,
            ChannelService channels,
            Event<ChannelAccepted> accepted,
            Event<RecipientAcknowledged> acknowledged,
            DatabaseClock due,
            Clock clock) {
        this.notifications = notifications;
        this.attempts = attempts;
        this.channels = channels;
        this.accepted = accepted;
        this.acknowledged = acknowledged;
        this.due = due;
        this.clock = clock;
    }

    /**
     * Puts the news into the inbox of each, and into the queue of each channel that tells of such events, with the
     * present transaction; who was told of its event before is not told again.
     *
     * @param recipients normalized addresses, each once
     */
    @Transactional(TxType.MANDATORY)
    public void tell(News news, Collection<String> recipients) {
        Occasion occasion = news.occasion();
        List<String> taking = channels.taking(occasion.event(), occasion.service());
        Set<String> told = notifications.recipientsOf(occasion.eventId());
        Instant from = due.now();
        for (String recipient : recipients) {
            if (!told.contains(recipient)) {
                putIntoInbox(news.as(recipient), recipient);
                taking.forEach(channel -> queue(news.asSent(), recipient, channel, from));
            }
        }
    }

    private void putIntoInbox(Occasion occasion, String recipient) {
        Instant now = clock.instant();
        Notification notification = new Notification(occasion, recipient, ChannelName.INBOX, now);
        accepted.fire(notification.accept(now));
        notifications.persist(notification);
        LOG.infof(
                "notification accepted id=%s about=%s event=%s recipient=%s channel=%s",
                notification.id(), occasion.about(), occasion.eventId(), recipient, notification.channel());
    }

    private void queue(Occasion occasion, String recipient, String channel, Instant from) {
        Notification notification = new Notification(occasion, recipient, channel, clock.instant());
        notification.queue(from);
        notifications.persist(notification);
        LOG.infof(
                "notification queued id=%s about=%s event=%s recipient=%s channel=%s",
                notification.id(), occasion.about(), occasion.eventId(), recipient, channel);
    }

    /** Notifications that the reader may know of, newest first. */
    public Page<NotificationView> list(NotificationFilter filter, String reader, PageRequest page) {
        return page.page(notifications.list(filter, reader, page), NotificationView::of, Notification::id);
    }

    /** What is in that person's inbox, newest first. */
    public Page<NotificationView> inboxOf(String email, PageRequest page) {
        return list(NotificationFilter.inboxOf(email), email, page);
    }

    /**
     * One notification.
     *
     * @param id as the caller named it
     * @throws UnknownResourceException if there is none that the reader may know of (problem {@code not-found}, 404)
     */
    public NotificationView find(String id, String reader) {
        return NotificationId.of(id)
                .flatMap(known -> notifications.find(known, reader))
                .map(this::withAttempts)
                .orElseThrow(() -> new UnknownResourceException("notification", id));
    }

    /**
     * Notes that the recipient has seen it; a second time changes nothing.
     *
     * @param id as the caller named it
     * @throws UnknownResourceException if it is not in that person's inbox (problem {@code not-found}, 404)
     */
    public NotificationView read(String id, String recipient) {
        Notification notification = NotificationId.of(id)
                .flatMap(known -> notifications.lockOwn(known, recipient))
                .orElseThrow(() -> new UnknownResourceException("notification", id));
        notification.read(clock.instant());
        return withAttempts(notification);
    }

    /**
     * Notes that the recipient knows, and with it the siblings on other channels; a second time changes nothing.
     *
     * @param id as the caller named it
     * @throws UnknownResourceException if there is none that the caller may know of (problem {@code not-found}, 404)
     * @throws AccessDeniedException if it was somebody else who was told (problem {@code forbidden}, 403)
     */
    NotificationView acknowledge(String id, String caller) {
        UUID known = NotificationId.of(id).orElseThrow(() -> new UnknownResourceException("notification", id));
        String recipient = notifications
                .recipientOf(known, caller)
                .orElseThrow(() -> new UnknownResourceException("notification", id));
        if (!recipient.equals(caller)) {
            throw new AccessDeniedException("Only whom it was told acknowledges it.");
        }
        List<Notification> siblings = notifications.lockSiblings(known);
        Instant now = clock.instant();
        siblings.stream().filter(Notification::canBeAcknowledged).forEach(sibling -> {
            acknowledged.fire(sibling.acknowledge(now));
            LOG.infof("notification acknowledged id=%s channel=%s", sibling.id(), sibling.channel());
        });
        return siblings.stream()
                .filter(sibling -> sibling.id().equals(known))
                .map(this::withAttempts)
                .findFirst()
                .orElseThrow(() -> new UnknownResourceException("notification", id));
    }

    private NotificationView withAttempts(Notification notification) {
        return NotificationView.of(notification, attempts.of(notification.id()));
    }
}
