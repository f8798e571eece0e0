package io.throughline.action.action;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * By when an action is to be done.
 *
 * @param dueOn the day that people agreed on, in the zone of the service's team
 * @param dueAt end of that day
 * @param dueVersion grows with every move of the date, from 1
 * @param overdueSince null unless it is overdue
 * @param moveCount how often the date was moved
 */
@Embeddable
public record DueDate(
        @Column(name = "due_on") LocalDate dueOn,
        @Column(name = "due_at") Instant dueAt,
        @Column(name = "due_version") int dueVersion,
        @Column(name = "overdue_since") @Nullable Instant overdueSince,
        @Column(name = "move_count") int moveCount) {}
