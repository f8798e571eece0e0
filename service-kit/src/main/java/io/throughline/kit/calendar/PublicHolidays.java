package io.throughline.kit.calendar;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Public holidays of whole countries, as Jollyday knows them (ADR 0007). */
public final class PublicHolidays {
    /** Jollyday also has calendars of stock exchanges, which have longer names. */
    private static final Set<String> COUNTRIES = HolidayManager.getSupportedCalendarCodes().stream()
            .filter(code -> code.matches("[A-Z]{2}"))
            .collect(Collectors.toUnmodifiableSet());

    private PublicHolidays() {}

    /** Whether there is a calendar of that country; it is read, so that one that cannot be is noticed at once. */
    public static boolean areKnownOf(String country) {
        return COUNTRIES.contains(country)
                && calendarOf(country).getCalendarHierarchy().getId() != null;
    }

    /** Whether nobody in the whole country has to work on that day; what holds in a part of it only does not count. */
    static boolean contain(String country, LocalDate day) {
        // A holiday on a weekend may be kept on a working day of the year before or after.
        return Stream.of(-1, 0, 1)
                .flatMap(years -> in(country, day.getYear() + years))
                .anyMatch(holiday -> holiday.getDate().equals(day));
    }

    private static Stream<Holiday> in(String country, int year) {
        try {
            return calendarOf(country).getHolidays(Year.of(year), HolidayType.PUBLIC_HOLIDAY).stream();
        } catch (DateTimeException e) { // the JDK's Islamic calendar ends in 2174
            return Stream.empty();
        }
    }

    /** Jollyday keeps those that it has read, and the holidays of each year. */
    private static HolidayManager calendarOf(String country) {
        return HolidayManager.getInstance(ManagerParameters.create(country.toLowerCase(Locale.ROOT)));
    }
}
