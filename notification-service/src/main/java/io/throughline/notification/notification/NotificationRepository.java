package io.throughline.notification.notification;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.throughline.kit.paging.PageRequest;
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
     * Who may know of one: its recipient, and whoever may know of the incident. Of an incident that is not known here
     * nobody else may.
     */
    private static final String VISIBLE = """
            (recipient = :reader OR EXISTS (
                SELECT FROM incident i
                WHERE i.reference = notification.about AND (NOT i.private OR :reader = ANY (i.members))))""";

    /** Who has been told of that event already. */
    Set<String> recipientsOf(UUID eventId) {
        return new HashSet<>(getEntityManager()
                .createQuery("SELECT n.recipient FROM Notification n WHERE n.occasion.eventId = :event", String.class)
                .setParameter("event", eventId)
                .getResultList());
    }

    /** The notification, if the reader may know of it. */
    Optional<Notification> find(UUID id, String reader) {
        return select(List.of("id = :id", VISIBLE), Map.of("id", id, "reader", reader), 1).stream()
                .findFirst();
    }

    /** The recipient's own, locked for a change. */
    Optional<Notification> lockOwn(UUID id, String recipient) {
        return find("id = ?1 and recipient = ?2 and channel = ?3", id, recipient, Channel.INBOX)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** The part of the list that is asked for, without what the reader may not know of. */
    List<Notification> list(NotificationFilter filter, String reader, PageRequest page) {
        List<String> conditions = new ArrayList<>(List.of(VISIBLE));
        Map<String, Object> values = new HashMap<>(Map.of("reader", reader));
        filter.columns().forEach((column, allowed) -> {
            conditions.add(column + " IN (:" + column + ")");
            values.put(column, allowed);
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
