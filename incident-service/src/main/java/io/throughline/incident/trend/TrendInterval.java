package io.throughline.incident.trend;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Into which pieces a period is cut, in UTC. */
enum TrendInterval {
    /** From Monday. */
    WEEK,
    MONTH,
    QUARTER;

    /** As the API and PostgreSQL's {@code date_trunc} call it: {@code week}. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The first day of each piece that is at least in part between the two, {@code to} excluded; in order. */
    List<LocalDate> startsBetween(Instant from, Instant to) {
        LocalDate last = to.minusNanos(1).atOffset(ZoneOffset.UTC).toLocalDate();
        return Stream.iterate(
                        startOf(from.atOffset(ZoneOffset.UTC).toLocalDate()), day -> !day.isAfter(last), this::next)
                .toList();
    }

    private LocalDate startOf(LocalDate day) {
        return switch (this) {
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
            case QUARTER -> day.with(IsoFields.DAY_OF_QUARTER, 1);
        };
    }

    private LocalDate next(LocalDate start) {
        return switch (this) {
            case WEEK -> start.plusWeeks(1);
            case MONTH -> start.plusMonths(1);
            case QUARTER -> start.plusMonths(3);
        };
    }
}
