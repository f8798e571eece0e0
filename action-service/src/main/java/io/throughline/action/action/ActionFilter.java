package io.throughline.action.action;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.query.NativeQuery;

/**
 * Which actions are asked for: of each list any one, an empty list asks for nothing.
 *
 * @param lists the columns that are asked for, each with the values that it may have
 * @param teams slugs of the teams of their services
 * @param overdue whether they are overdue
 * @param dueFrom first last day
 * @param dueTo last last day
 */
record ActionFilter(
        Map<String, List<String>> lists,
        List<String> teams,
        Optional<Boolean> overdue,
        Optional<LocalDate> dueFrom,
        Optional<LocalDate> dueTo) {

    /** The conditions, each with {@code AND} before it. */
    String condition() {
        StringBuilder sql = new StringBuilder();
        asked().keySet().forEach(column -> sql.append(" AND action.%1$s IN (:%1$s)".formatted(column)));
        if (!teams.isEmpty()) {
            sql.append(" AND EXISTS (SELECT FROM service s WHERE s.slug = action.service AND s.team IN (:teams))");
        }
        overdue.ifPresent(is -> sql.append(" AND action.overdue_since IS ").append(is ? "NOT NULL" : "NULL"));
        dueFrom.ifPresent(day -> sql.append(" AND action.due_on >= :dueFrom"));
        dueTo.ifPresent(day -> sql.append(" AND action.due_on <= :dueTo"));
        return sql.toString();
    }

    /** Gives the conditions their values. */
    void bind(NativeQuery<?> query) {
        asked().forEach(query::setParameterList);
        if (!teams.isEmpty()) {
            query.setParameterList("teams", teams);
        }
        dueFrom.ifPresent(day -> query.setParameter("dueFrom", day));
        dueTo.ifPresent(day -> query.setParameter("dueTo", day));
    }

    private Map<String, List<String>> asked() {
        Map<String, List<String>> asked = new LinkedHashMap<>(lists);
        asked.values().removeIf(List::isEmpty);
        return asked;
    }
}
