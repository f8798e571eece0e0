package io.throughline.action.action;

import io.throughline.action.deadline.DueDate;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An action as the API shows it.
 *
 * @param reference what people call it: {@code ACT-7}
 * @param description in more words; null if the title says it all
 * @param link to where the work is tracked; null if nowhere else
 * @param rootCause kind of the root cause that it addresses; null if none is named
 * @param service slug; null for one that concerns no service
 * @param incident reference of the incident that it comes from; null if it comes from none
 * @param dueAt end of the day {@code dueOn} where the service's team works
 * @param timeZone IANA name of where that is
 * @param dueVersion grows with every new date, from 1
 * @param overdueSince null unless it is overdue
 * @param moves how often the date was moved
 * @param evidence null until it is done
 * @param blockedReason null unless it is blocked
 * @param blockedBy e-mail of who says so
 * @param riskAcceptedUntil null unless it was dropped
 * @param version of the record: its ETag
 */
public record ActionView(
        UUID id,
        String reference,
        String title,
        @Nullable String description,
        ActionType type,
        Priority priority,
        ActionStatus status,
        String owner,
        @Nullable String service,
        @Nullable String incident,
        @Nullable String rootCause,
        @Nullable String link,
        LocalDate dueOn,
        Instant dueAt,
        String timeZone,
        int dueVersion,
        boolean overdue,
        @Nullable Instant overdueSince,
        int moves,
        @Nullable String blockedReason,
        @Nullable String blockedBy,
        @Nullable Evidence evidence,
        @Nullable String completedBy,
        @Nullable Instant completedAt,
        @Nullable String verifiedBy,
        @Nullable Instant verifiedAt,
        @Nullable LocalDate riskAcceptedUntil,
        String openedBy,
        Instant openedAt,
        long version) {

    static ActionView of(Action action) {
        ActionDetails details = action.details();
        DueDate due = action.due();
        Obstacle obstacle = action.obstacle();
        return new ActionView(
                action.id(),
                action.reference(),
                details.title(),
                details.description(),
                details.type(),
                details.priority(),
                action.status(),
                action.owner(),
                action.service(),
                action.incident(),
                details.rootCause(),
                details.link(),
                due.dueOn(),
                due.dueAt(),
                due.timeZone(),
                due.dueVersion(),
                due.isOverdue(),
                due.overdueSince(),
                due.moveCount(),
                obstacle == null ? null : obstacle.reason(),
                obstacle == null ? null : obstacle.by(),
                action.evidence(),
                action.completedBy(),
                action.completedAt(),
                action.verifiedBy(),
                action.verifiedAt(),
                action.riskAcceptedUntil(),
                action.openedBy(),
                action.openedAt(),
                action.version());
    }
}
