package io.throughline.action.action;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An action as the API shows it.
 *
 * @param reference what people call it: {@code ACT-7}
 * @param service slug; null for one that concerns no service
 * @param incident reference of the incident that it comes from; null if it comes from none
 * @param dueAt end of the day {@code dueOn} where the service's team works
 * @param dueVersion grows with every move of the date, from 1
 * @param overdueSince null unless it is overdue
 * @param moves how often the date was moved
 * @param evidence null until it is done
 * @param version of the record: its ETag
 */
public record ActionView(
        UUID id,
        String reference,
        String title,
        ActionType type,
        Priority priority,
        ActionStatus status,
        String owner,
        @Nullable String service,
        @Nullable String incident,
        LocalDate dueOn,
        Instant dueAt,
        int dueVersion,
        boolean overdue,
        @Nullable Instant overdueSince,
        int moves,
        @Nullable Evidence evidence,
        @Nullable String completedBy,
        @Nullable String verifiedBy,
        long version) {

    static ActionView of(Action action) {
        DueDate due = action.due();
        return new ActionView(
                action.id(),
                "ACT-" + action.number(),
                action.title(),
                action.type(),
                action.priority(),
                action.status(),
                action.owner(),
                action.service(),
                action.incident(),
                due.dueOn(),
                due.dueAt(),
                due.dueVersion(),
                due.overdueSince() != null,
                due.overdueSince(),
                due.moveCount(),
                action.evidence(),
                action.completedBy(),
                action.verifiedBy(),
                action.version());
    }
}
