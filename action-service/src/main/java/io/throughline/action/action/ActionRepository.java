package io.throughline.action.action;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.throughline.kit.paging.PageRequest;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

/** The actions, newest first. */
@Singleton
class ActionRepository implements PanacheRepositoryBase<Action, UUID> {
    /**
     * Who may know of one: its owner, and whoever may know of its incident. Of an incident that is not known here nobody
     * else may.
     */
    private static final String VISIBLE = """
            (incident IS NULL OR owner = :reader OR EXISTS (
                SELECT FROM incident i
                WHERE i.reference = action.incident AND (NOT i.private OR :reader = ANY (i.members))))""";

    /** The part of the list that is asked for, without what the reader may not know of. */
    List<Action> list(ActionFilter filter, String reader, PageRequest page) {
        List<String> conditions = new ArrayList<>(List.of(VISIBLE));
        filter.columns().keySet().forEach(column -> conditions.add(column + " IN (:" + column + ")"));
        page.afterNumber().ifPresent(last -> conditions.add("number < :after"));
        NativeQuery<Action> query = getEntityManager()
                .unwrap(Session.class)
                .createNativeQuery(
                        "SELECT * FROM action WHERE " + String.join(" AND ", conditions) + " ORDER BY number DESC",
                        Action.class);
        query.setParameter("reader", reader);
        filter.columns().forEach(query::setParameterList);
        page.afterNumber().ifPresent(last -> query.setParameter("after", last));
        return query.setMaxResults(page.fetch()).getResultList();
    }
}
