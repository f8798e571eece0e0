package io.throughline.action.report;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How actions stand in sum.
 *
 * @param groupBy what the groups are
 * @param from first due day that counts for closure
 * @param to last due day that counts for closure
 * @param groups by name; actions that belong to none come last
 */
public record SummaryView(String groupBy, LocalDate from, LocalDate to, List<Group> groups) {

    /**
     * The actions of one service.
     *
     * @param group slug; null for actions that concern no service
     * @param open not done yet
     * @param overdue of those, past their due date
     * @param dueThisWeek of those, due within the next seven days
     * @param awaitingVerification done, and nobody has verified them
     * @param closure what was due in the period, and what came of it
     * @param age of what is not done yet; null if everything is
     */
    public record Group(
            @Nullable String group,
            long open,
            long overdue,
            long dueThisWeek,
            long awaitingVerification,
            Closure closure,
            @Nullable Age age) {}

    /**
     * Actions that were due in the period; dropped ones were not.
     *
     * @param due how many
     * @param verifiedInTime of those, verified on or before their due date
     * @param rate {@code verifiedInTime} of {@code due}, 0 to 1; null if nothing was due
     */
    public record Closure(
            long due, long verifiedInTime, @Nullable Double rate) {}

    /** How long what is not done yet has been open: the middle, nine of ten, and the longest. */
    public record Age(Duration p50, Duration p90, Duration max) {}
}
