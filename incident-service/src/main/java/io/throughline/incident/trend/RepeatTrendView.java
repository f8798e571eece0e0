package io.throughline.incident.trend;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What repeats in a period.
 *
 * @param from first moment that counts
 * @param to first moment that does not count any more
 * @param groups those with most repeats first, 100 at the most
 * @param groupsLeftOut how many more there are; {@code totals} counts them all the same
 */
@Schema(name = "RepeatTrend")
record RepeatTrendView(
        Instant from,
        Instant to,
        String interval,
        String groupBy,
        List<Group> groups,
        int groupsLeftOut,
        Totals totals) {

    /**
     * The incidents of one service, or of one kind of root cause.
     *
     * @param group slug, or kind; null for incidents whose root cause no published review names
     * @param buckets one for each interval of the period, in order
     * @param repeats newest first, 50 at the most
     * @param repeatsLeftOut how many more there are
     */
    @Schema(name = "RepeatTrendGroup")
    record Group(
            @Nullable String group, List<Bucket> buckets, Totals totals, List<Repeat> repeats, long repeatsLeftOut) {}

    /**
     * The incidents declared in one interval.
     *
     * @param start its first day, in UTC
     * @param repeatRate repeats per incident, in four digits; null where there is no incident
     * @param preventableRepeatRate preventable repeats per incident
     * @param references of its incidents, newest first, 50 at the most: fewer than {@code incidents} if some are left out
     */
    @Schema(name = "RepeatTrendBucket")
    record Bucket(
            LocalDate start,
            long incidents,
            long repeats,
            long preventableRepeats,
            @Nullable Double repeatRate,
            @Nullable Double preventableRepeatRate,
            List<String> references) {}

    /** The whole period. */
    @Schema(name = "RepeatTrendTotals")
    record Totals(
            long incidents,
            long repeats,
            long preventableRepeats,
            @Nullable Double repeatRate,
            @Nullable Double preventableRepeatRate,
            RecurrenceInterval recurrenceInterval) {}

    /**
     * From the resolution of an incident to the start of the one that repeats it; the start is when the impact began, or
     * was detected if that is not known. The figures are null where there is none.
     *
     * @param n how many repeats are counted: those whose earlier one was resolved
     */
    @Schema(name = "RecurrenceInterval")
    record RecurrenceInterval(
            long n,

            @Schema(type = SchemaType.STRING, format = "duration") @Nullable
            Duration p50,

            @Schema(type = SchemaType.STRING, format = "duration") @Nullable
            Duration p90,

            @Schema(type = SchemaType.STRING, format = "duration") @Nullable
            Duration max) {}

    /**
     * An incident that repeats an earlier one.
     *
     * @param bucket first day of the interval that it is counted in
     * @param of the latest incident that it repeats; where there is one by PATTERN, the latest of those
     * @param earlierCount how many it repeats in all
     * @param why in words
     * @param preventable whether it need not have happened
     * @param failedActions what should have prevented it, of any of those that it repeats; 10 at the most
     */
    @Schema(name = "Repeat")
    record Repeat(
            String reference,
            LocalDate bucket,
            Instant declaredAt,
            String of,
            Match match,
            long earlierCount,
            String why,
            boolean preventable,
            List<FailedAction> failedActions) {}

    /**
     * A prevention action that did not prevent, as it stood when the repeat was declared.
     *
     * @param incident that led to it
     * @param why in words
     */
    @Schema(name = "FailedAction")
    record FailedAction(String reference, String incident, String status, boolean overdue, String why) {}

    /** What makes an incident the repeat of another one. */
    @Schema(name = "RepeatMatch")
    enum Match {
        /** Same service and alert group. */
        GROUP,
        /** Same service, alert group and kind of root cause. */
        PATTERN
    }
}
