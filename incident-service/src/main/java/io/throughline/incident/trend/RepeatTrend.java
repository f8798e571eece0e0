package io.throughline.incident.trend;

import io.throughline.incident.trend.RepeatRows.Cell;
import io.throughline.incident.trend.RepeatRows.Group;
import io.throughline.incident.trend.RepeatTrendView.Bucket;
import io.throughline.incident.trend.RepeatTrendView.RecurrenceInterval;
import io.throughline.incident.trend.RepeatTrendView.Repeat;
import io.throughline.incident.trend.RepeatTrendView.Totals;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The figures of a period as they are shown: every bucket is there, also the empty ones. Pure. */
final class RepeatTrend {
    private static final int MAX_GROUPS = 100;
    private static final RecurrenceInterval NONE = new RecurrenceInterval(0, null, null, null);
    private static final double DIGITS = 10_000;

    private final TrendQuery query;
    private final RepeatRows rows;
    private final List<LocalDate> buckets;

    RepeatTrend(TrendQuery query, RepeatRows rows) {
        this.query = query;
        this.rows = rows;
        this.buckets = query.buckets();
    }

    RepeatTrendView view() {
        Map<Group, List<Cell>> cells = rows.cells().stream().collect(Collectors.groupingBy(Cell::group));
        return new RepeatTrendView(
                query.from(),
                query.to(),
                query.interval().word(),
                query.groupBy().word(),
                cells.entrySet().stream()
                        .map(entry -> group(entry.getKey(), entry.getValue()))
                        .sorted(Comparator.comparing((RepeatTrendView.Group group) ->
                                        -group.totals().repeats())
                                .thenComparing(group -> -group.totals().incidents())
                                .thenComparing(
                                        RepeatTrendView.Group::group, Comparator.nullsLast(Comparator.naturalOrder())))
                        .limit(MAX_GROUPS)
                        .toList(),
                Math.max(0, cells.size() - MAX_GROUPS),
                totals(rows.cells(), rows.interval()));
    }

    private RepeatTrendView.Group group(Group group, List<Cell> cells) {
        Map<LocalDate, Cell> byBucket = cells.stream().collect(Collectors.toMap(Cell::bucket, Function.identity()));
        Totals totals = totals(cells, rows.intervals().getOrDefault(group, NONE));
        List<Repeat> repeats = rows.repeats().getOrDefault(group, List.of());
        return new RepeatTrendView.Group(
                group.name(),
                buckets.stream()
                        .map(start -> bucket(byBucket.getOrDefault(start, new Cell(group, start, 0, 0, 0, List.of()))))
                        .toList(),
                totals,
                repeats,
                totals.repeats() - repeats.size());
    }

    private static Bucket bucket(Cell cell) {
        return new Bucket(
                cell.bucket(),
                cell.incidents(),
                cell.repeats(),
                cell.preventableRepeats(),
                rate(cell.repeats(), cell.incidents()),
                rate(cell.preventableRepeats(), cell.incidents()),
                cell.references());
    }

    private static Totals totals(Collection<Cell> cells, RecurrenceInterval interval) {
        long incidents = sum(cells, Cell::incidents);
        long repeats = sum(cells, Cell::repeats);
        long preventable = sum(cells, Cell::preventableRepeats);
        return new Totals(
                incidents, repeats, preventable, rate(repeats, incidents), rate(preventable, incidents), interval);
    }

    private static long sum(Collection<Cell> cells, ToLongFunction<Cell> count) {
        return cells.stream().mapToLong(count).sum();
    }

    private static @Nullable Double rate(long part, long whole) {
        return whole == 0 ? null : Math.round(DIGITS * part / whole) / DIGITS;
    }
}
