package io.throughline.action.deadline;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * By when an action is to be done: what people agreed on, and the moment that follows from it.
 *
 * @param dueOn the last day, where the service's team works
 * @param timeZone IANA name of where that is
 * @param dueAt end of that day there
 * @param dueVersion grows with every new date, from 1
 * @param overdueSince null unless it is overdue
 * @param moveCount how often the date was moved
 */
@Embeddable
public record DueDate(
        @Column(name = "due_on") LocalDate dueOn,
        @Column(name = "time_zone") String timeZone,
        @Column(name = "due_at") Instant dueAt,
        @Column(name = "due_version") int dueVersion,
        @Column(name = "overdue_since") @Nullable Instant overdueSince,
        @Column(name = "move_count") int moveCount) {

    /** The first date of an action. */
    public static DueDate first(LocalDate dueOn, ZoneId zone) {
        return new DueDate(dueOn, zone.getId(), endOf(dueOn, zone), 1, null, 0);
    }

    /** The date was moved, which is counted. */
    public DueDate movedTo(LocalDate date, ZoneId zone) {
        return new DueDate(date, zone.getId(), endOf(date, zone), dueVersion + 1, null, moveCount + 1);
    }

    /** The action was taken up again, with a date of its own. */
    public DueDate renewed(LocalDate date, ZoneId zone) {
        return new DueDate(date, zone.getId(), endOf(date, zone), dueVersion + 1, null, moveCount);
    }

    /** It has passed, and the action is not done. */
    public DueDate overdue() {
        return new DueDate(dueOn, timeZone, dueAt, dueVersion, dueAt, moveCount);
    }

    /** Nobody waits for it any more. */
    public DueDate settled() {
        return new DueDate(dueOn, timeZone, dueAt, dueVersion, null, moveCount);
    }

    /** Whether it was found to have passed. */
    public boolean isOverdue() {
        return overdueSince != null;
    }

    /** The zone that its days are meant in. */
    public ZoneId zone() {
        return ZoneId.of(timeZone);
    }

    /**
     * The end of a day. A day that a change of the clock skips or shortens ends when the next one begins.
     *
     * @param zone whose clocks say so
     */
    static Instant endOf(LocalDate day, ZoneId zone) {
        return day.plusDays(1).atStartOfDay(zone).toInstant();
    }
}
