package io.throughline.action.action;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.throughline.action.access.ActionVisibility;
import io.throughline.kit.paging.PageRequest;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;

/** The actions, newest first. */
@Singleton
class ActionRepository implements PanacheRepositoryBase<Action, UUID> {
    /** Those whose alarm rings; another replica's are left to it. */
    private static final String RINGING = """
            SELECT * FROM action WHERE alarm_at <= throughline_now()
            ORDER BY alarm_at LIMIT :rows FOR UPDATE SKIP LOCKED""";

    /** The part of the list that is asked for, without what the reader may not know of. */
    List<Action> list(ActionFilter filter, String reader, PageRequest page) {
        String paging = page.afterNumber().isPresent() ? " AND number < :after" : "";
        NativeQuery<Action> query = session()
                .createNativeQuery(
                        "SELECT * FROM action WHERE " + ActionVisibility.SQL + filter.condition() + paging
                                + " ORDER BY number DESC",
                        Action.class);
        query.setParameter("reader", reader);
        filter.bind(query);
        page.afterNumber().ifPresent(last -> query.setParameter("after", last));
        return query.setMaxResults(page.fetch()).getResultList();
    }

    /** The action, if the reader may know of it. */
    Optional<Action> findVisible(String ref, String reader) {
        return idOf(ref, reader).flatMap(this::findByIdOptional);
    }

    /** As {@link #findVisible}, locked for a change. */
    Optional<Action> lockVisible(String ref, String reader) {
        return idOf(ref, reader).map(id -> findById(id, LockModeType.PESSIMISTIC_WRITE));
    }

    /** Whether the draft of a review has its action. */
    boolean isOpened(UUID item) {
        return count("item", item) > 0;
    }

    /** Actions whose clock has something to say, locked; at most so many. */
    List<Action> ringing(int rows) {
        return session()
                .createNativeQuery(RINGING, Action.class)
                .setParameter("rows", rows)
                .getResultList();
    }

    /** As {@link #ringing}, but neither read nor locked. */
    List<UUID> ringingIds(int rows) {
        return session()
                .createNativeQuery(
                        "SELECT id FROM action WHERE alarm_at <= throughline_now() ORDER BY alarm_at LIMIT :rows",
                        UUID.class)
                .setParameter("rows", rows)
                .getResultList();
    }

    /** That action, locked, if its clock has something to say and no other replica listens. */
    Optional<Action> lockRinging(UUID action) {
        return session()
                .createNativeQuery(
                        "SELECT * FROM action WHERE id = :id AND alarm_at <= throughline_now() FOR UPDATE SKIP LOCKED",
                        Action.class)
                .setParameter("id", action)
                .getResultStream()
                .findFirst();
    }

    /** Sets the alarm of that action to an hour from now. */
    void postpone(UUID action) {
        session()
                .createNativeMutationQuery(
                        "UPDATE action SET alarm_at = throughline_now() + interval '1 hour' WHERE id = :id")
                .setParameter("id", action)
                .executeUpdate();
    }

    /** The id behind a reference, for nobody in particular; empty if there is none. */
    Optional<UUID> idNamed(String ref) {
        OptionalLong number = ActionRef.ACTIONS.number(ref);
        return number.isPresent()
                ? find("number", number.getAsLong()).firstResultOptional().map(Action::id)
                : ActionRef.ACTIONS.id(ref).flatMap(this::findByIdOptional).map(Action::id);
    }

    /** In the order of their ids, neither read nor locked. */
    List<UUID> idsAfter(@Nullable UUID last, int rows) {
        return find("select id from Action where id > ?1 order by id", last == null ? new UUID(0, 0) : last)
                .project(UUID.class)
                .page(0, rows)
                .list();
    }

    /** Those of these that nobody else has locked, locked. */
    List<Action> lockedUnlessLocked(List<UUID> ids) {
        return session()
                .createNativeQuery("SELECT * FROM action WHERE id IN (:ids) FOR UPDATE SKIP LOCKED", Action.class)
                .setParameter("ids", ids)
                .getResultList();
    }

    private Optional<UUID> idOf(String ref, String reader) {
        String name = ActionRef.ACTIONS.number(ref).isPresent() ? "number = :name" : "id = :name";
        Optional<?> value = ActionRef.ACTIONS.number(ref).isPresent()
                ? Optional.of(ActionRef.ACTIONS.number(ref).getAsLong())
                : ActionRef.ACTIONS.id(ref);
        return value.flatMap(known -> session()
                .createNativeQuery("SELECT id FROM action WHERE " + name + " AND " + ActionVisibility.SQL, UUID.class)
                .setParameter("name", known)
                .setParameter("reader", reader)
                .getResultStream()
                .findFirst());
    }

    private Session session() {
        return getEntityManager().unwrap(Session.class);
    }
}
