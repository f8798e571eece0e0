package io.throughline.incident.trend;

import io.throughline.incident.trend.RepeatTrendView.RecurrenceInterval;
import io.throughline.incident.trend.RepeatTrendView.Repeat;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the database counts.
 *
 * @param cells of groups and buckets with incidents
 * @param intervals of each group that has any
 * @param repeats of each group that has any, newest first, no more than are shown
 */
record RepeatRows(
        List<Cell> cells,
        Map<Group, RecurrenceInterval> intervals,
        RecurrenceInterval interval,
        Map<Group, List<Repeat>> repeats) {

    /** What incidents are put together by; null for those of which that is not known. */
    record Group(@Nullable String name) {}

    /** The incidents of one group in one bucket. */
    record Cell(
            Group group,
            LocalDate bucket,
            long incidents,
            long repeats,
            long preventableRepeats,
            List<String> references) {}
}
