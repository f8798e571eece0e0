package io.throughline.kit.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * On which days somebody works: not on Saturdays, Sundays, public holidays and holidays of their own (ADR 0007).
 *
 * @param zone whose dates they are
 * @param country ISO 3166-1 code of the country whose public holidays count; null if none do
 * @param holidays free days beside them
 */
public record BusinessCalendar(ZoneId zone, @Nullable String country, Set<LocalDate> holidays) {

    /** Keeps a copy. */
    public BusinessCalendar {
        holidays = Set.copyOf(holidays);
    }

    /** One without holidays. */
    public static BusinessCalendar ofWeekends(ZoneId zone) {
        return new BusinessCalendar(zone, null, Set.of());
    }

    /**
     * The date on which so many days of work have passed.
     *
     * @param from does not count, whatever day it is
     * @param days working days, 0 or more; for 0 it is {@code from} itself
     * @throws IllegalArgumentException if {@code days} is negative
     */
    public LocalDate plusBusinessDays(LocalDate from, int days) {
        if (days < 0) {
            throw new IllegalArgumentException("days=" + days);
        }
        LocalDate day = from;
        for (int left = days; left > 0; ) {
            day = day.plusDays(1);
            if (isBusinessDay(day)) {
                left--;
            }
        }
        return day;
    }

    private boolean isBusinessDay(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY
                && day.getDayOfWeek() != DayOfWeek.SUNDAY
                && !holidays.contains(day)
                && (country == null || !PublicHolidays.contain(country, day));
    }
}
