package io.throughline.notification.notification;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.throughline.kit.paging.PageRequest;
import io.throughline.notification.channel.ChannelName;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

/** The notifications, newest first: their ids grow with time. */
@Singleton
class NotificationRepository implements PanacheRepositoryBase<Notification, UUID> {
    /**
     * Who may know of one: its recipient, and whoever may know of the incident that it belongs to. Of an incident that
     * is not known here nobody else may. What a release without the column adds meanwhile is about incidents.
     */
    private static final String VISIBLE = """
            (recipient = :reader OR (incident IS NULL AND about LIKE 'ACT-%') OR EXISTS (
                SELECT FROM incident i
                WHERE i.reference = coalesce(notification.incident, notification.about)
                    AND (NOT i.private OR :reader = ANY (i.members))))""";

    /** In the order of the index, so that a part of many is found at once. */
    private static final String WAITING = """
            SELECT * FROM notification
            WHERE channel = :channel AND state IN ('QUEUED', 'RETRYING')
                AND (claimed_until IS NULL OR claimed_until <= throughline_now())
            ORDER BY next_attempt_at LIMIT :limit FOR UPDATE SKIP LOCKED""";

    /** Who has been told of that event already. */
    Set<String> recipientsOf(UUID eventId) {
        return new HashSet<>(getEntityManager()
                .createQuery("SELECT n.recipient FROM Notification n WHERE n.occasion.eventId = :event", String.class)
                .setParameter("event", eventId)
                .getResultList());
    }

    /** Whose it is, if the reader may know of it; nothing is loaded that a lock would have to read again. */
    Optional<String> recipientOf(UUID id, String reader) {
        return getEntityManager()
                .unwrap(Session.class)
                .createNativeQuery("SELECT recipient FROM notification WHERE id = :id AND " + VISIBLE, String.class)
                .setParameter("id", id)
                .setParameter("reader", reader)
                .uniqueResultOptional();
    }

    /** The notification, if the reader may know of it. */
    Optional<Notification> find(UUID id, String reader) {
        return select(List.of("id = :id", VISIBLE), Map.of("id", id, "reader", reader), 1).stream()
                .findFirst();
    }

    /** The recipient's own, locked for a change. */
    Optional<Notification> lockOwn(UUID id, String recipient) {
        return find("id = ?1 and recipient = ?2 and channel = ?3", id, recipient, ChannelName.INBOX)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** Locked for a change. */
    Notification locked(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Up to that many that wait for the channel and that nobody is sending or changing, locked for a change. */
    List<Notification> lockWaiting(String channel, int limit) {
        return getEntityManager()
                .unwrap(Session.class)
                .createNativeQuery(WAITING, Notification.class)
                .setParameter("channel", channel)
                .setParameter("limit", limit)
                .getResultList();
    }

    /** It and its siblings, locked for a change: what the same person was told of the same event, on every channel. */
    List<Notification> lockSiblings(UUID id) {
        return find("""
                        occasion.eventId = (select n.occasion.eventId from Notification n where n.id = ?1)
                        and recipient = (select n.recipient from Notification n where n.id = ?1) order by id""", id).withLock(LockModeType.PESSIMISTIC_WRITE).list();
    }

    /** Locked for a change; empty if there is none. */
    Optional<Notification> lockedIfThere(UUID id) {
        return Optional.ofNullable(findById(id, LockModeType.PESSIMISTIC_WRITE));
    }

    /** Which of them the reader may know of. */
    Set<UUID> visible(List<UUID> ids, String reader) {
        return ids.isEmpty()
                ? Set.of()
                : new HashSet<>(getEntityManager()
                        .unwrap(Session.class)
                        .createNativeQuery("SELECT id FROM notification WHERE id IN (:ids) AND " + VISIBLE, UUID.class)
                        .setParameterList("ids", ids)
                        .setParameter("reader", reader)
                        .getResultList());
    }

    /** The part of the list that is asked for, without what the reader may not know of. */
    List<Notification> list(NotificationFilter filter, String reader, PageRequest page) {
        return list(new ArrayList<>(List.of(VISIBLE)), new HashMap<>(Map.of("reader", reader)), filter, page);
    }

    /** The part of the list that is asked for, whoever reads it: what they may not know of must be veiled. */
    List<Notification> listOfAll(NotificationFilter filter, PageRequest page) {
        return list(new ArrayList<>(), new HashMap<>(), filter, page);
    }

    private List<Notification> list(
            List<String> conditions, Map<String, Object> values, NotificationFilter filter, PageRequest page) {
        filter.columns().forEach((column, allowed) -> {
            conditions.add(column + " IN (:" + column + ")");
            values.put(column, allowed);
        });
        filter.from().ifPresent(from -> {
            conditions.add("created_at >= :from");
            values.put("from", from);
        });
        filter.to().ifPresent(to -> {
            conditions.add("created_at < :to");
            values.put("to", to);
        });
        page.afterId().ifPresent(id -> {
            conditions.add("id < :after");
            values.put("after", id);
        });
        return select(conditions, values, page.fetch());
    }

    private List<Notification> select(List<String> conditions, Map<String, ?> values, int limit) {
        NativeQuery<Notification> query = getEntityManager()
                .unwrap(Session.class)
                .createNativeQuery(
                        "SELECT * FROM notification WHERE " + String.join(" AND ", conditions) + " ORDER BY id DESC",
                        Notification.class);
        values.forEach((name, value) -> {
            if (value instanceof List<?> list) {
                query.setParameterList(name, list);
            } else {
                query.setParameter(name, value);
            }
        });
        return query.setMaxResults(limit).getResultList();
    }
}
