package io.throughline.kit.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Counts days of work. */
class BusinessCalendarTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest(name = "{0}: {2} days after {1} is {3}, {4}")
    @CsvSource({
        "DE,2026-12-23,1,2026-12-24,Christmas Eve is a working day",
        "DE,2026-12-23,2,2026-12-28,but the two days of Christmas are not",
        "DE,2026-12-23,5,2026-12-31,nor is a weekend",
        "DE,2026-12-23,6,2027-01-04,nor New Year",
        "DE,2027-03-25,1,2027-03-30,over Easter",
        "DE,2026-11-20,10,2026-12-04,two plain weeks",
        "US,2026-11-24,1,2026-11-25,the day before Thanksgiving",
        "US,2026-11-24,2,2026-11-27,Thanksgiving is left out",
        "US,2026-11-24,3,2026-11-30,and the weekend after it",
        "US,2027-07-02,1,2027-07-06,Independence Day on a Sunday is kept on Monday",
        "US,2027-12-30,1,2028-01-03,New Year on a Saturday is kept in the year before",
        "GB,2027-12-24,1,2027-12-29,both days of Christmas are moved",
        ",2026-12-24,1,2026-12-25,without a country there is no Christmas",
        ",2026-12-31,1,2027-01-01,nor New Year",
        "DE,2026-11-21,1,2026-11-23,from a Saturday",
        "DE,2026-11-22,1,2026-11-23,from a Sunday",
        "DE,2026-11-22,5,2026-11-27,a week from a Sunday",
        "DE,2026-12-25,1,2026-12-28,from a holiday",
        "DE,2026-11-23,0,2026-11-23,no day",
        "DE,2026-12-26,0,2026-12-26,no day from a free one",
        "TR,2400-01-03,1,2400-01-04,where the Islamic calendar is not known"
    })
    void daysOfWorkAreCounted(String country, LocalDate from, int days, LocalDate reached, String why) {
        assertThat(new BusinessCalendar(BERLIN, country, Set.of()).plusBusinessDays(from, days))
                .as(why)
                .isEqualTo(reached);
    }

    @ParameterizedTest(name = "{0} days after 2026-12-23 is {1}")
    @CsvSource({"1,2026-12-28", "3,2026-12-30", "4,2027-01-04"})
    void ownHolidaysAreNoDaysOfWork(int days, LocalDate reached) {
        BusinessCalendar calendar = new BusinessCalendar(
                BERLIN,
                "DE",
                Set.of(LocalDate.of(2026, 12, 24), LocalDate.of(2026, 12, 31), LocalDate.of(2026, 12, 26)));

        assertThat(calendar.plusBusinessDays(LocalDate.of(2026, 12, 23), days)).isEqualTo(reached);
    }

    @Test
    void calendarOfWeekendsHasNothingElse() {
        BusinessCalendar calendar = BusinessCalendar.ofWeekends(BERLIN);

        assertThat(calendar.zone()).isEqualTo(BERLIN);
        assertThat(calendar.plusBusinessDays(LocalDate.of(2026, 12, 18), 10)).isEqualTo(LocalDate.of(2027, 1, 1));
    }

    @Test
    void nobodyCountsBackwards() {
        BusinessCalendar calendar = BusinessCalendar.ofWeekends(BERLIN);
        LocalDate day = LocalDate.of(2026, 11, 23);

        assertThatThrownBy(() -> calendar.plusBusinessDays(day, -1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void calendarOfEveryKnownCountryCanBeRead() {
        assertThat(Arrays.stream(Locale.getISOCountries()).filter(PublicHolidays::areKnownOf))
                .hasSizeGreaterThan(200)
                .contains("DE", "US", "GB", "FR", "IN", "JP", "BR");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "de", "De", "DEU", "XX", "UK", "EU", "NYSE", "LME", "DE-BE", "\u0000", "../de"})
    void whatIsNoCountryIsNotKnown(String code) {
        assertThat(PublicHolidays.areKnownOf(code)).isFalse();
    }
}
