package io.throughline.action.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A due date ends with its day, on the clocks of where the team works. */
class DueDateTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final LocalDate FIRST = LocalDate.of(2026, 12, 4);
    private static final LocalDate LATER = LocalDate.of(2026, 12, 18);

    @ParameterizedTest(name = "{1} in {0} ends at {2}: {3}")
    @CsvSource({
        "Europe/Berlin,       2026-03-28, 2026-03-28T23:00:00Z, before the night in which an hour is missing",
        "Europe/Berlin,       2026-03-29, 2026-03-29T22:00:00Z, the day has 23 hours",
        "Europe/Berlin,       2026-10-24, 2026-10-24T22:00:00Z, before the night in which an hour comes twice",
        "Europe/Berlin,       2026-10-25, 2026-10-25T23:00:00Z, the day has 25 hours",
        "America/New_York,    2026-03-08, 2026-03-09T04:00:00Z, the day has 23 hours",
        "America/New_York,    2026-11-01, 2026-11-02T05:00:00Z, the day has 25 hours",
        "Australia/Lord_Howe, 2026-04-04, 2026-04-04T13:00:00Z, before the night in which half an hour comes twice",
        "Australia/Lord_Howe, 2026-04-05, 2026-04-05T13:30:00Z, the day has 24 and a half hours",
        "Australia/Lord_Howe, 2026-10-03, 2026-10-03T13:30:00Z, before the night in which half an hour is missing",
        "Australia/Lord_Howe, 2026-10-04, 2026-10-04T13:00:00Z, the day has 23 and a half hours",
        "Asia/Kathmandu,      2026-04-05, 2026-04-05T18:15:00Z, three quarters of an hour off",
        "Asia/Kathmandu,      1985-12-31, 1985-12-31T18:30:00Z, the next day began at a quarter past midnight",
        "Pacific/Apia,        2011-12-28, 2011-12-29T10:00:00Z, the last whole day but one east of the date line",
        "Pacific/Apia,        2011-12-29, 2011-12-30T10:00:00Z, the last day before the one that was left out",
        "Pacific/Apia,        2011-12-30, 2011-12-30T10:00:00Z, a day that never was ends when the next one begins",
        "Pacific/Apia,        2011-12-31, 2011-12-31T10:00:00Z, the first day west of the date line",
        "America/Sao_Paulo,   2018-11-03, 2018-11-04T03:00:00Z, the next day began at one o'clock",
        "UTC,                 2026-12-31, 2027-01-01T00:00:00Z, nowhere in particular"
    })
    void dayEndsWhenTheNextOneBegins(String zone, LocalDate day, Instant end, String why) {
        assertThat(DueDate.first(day, ZoneId.of(zone)).dueAt()).as(why).isEqualTo(end);
    }

    @Test
    void dateIsMovedToAnotherAndThatIsCounted() {
        DueDate moved = DueDate.first(FIRST, BERLIN).overdue().movedTo(LATER, ZoneId.of("Asia/Kathmandu"));

        assertThat(moved)
                .isEqualTo(new DueDate(LATER, "Asia/Kathmandu", Instant.parse("2026-12-18T18:15:00Z"), 2, null, 1));
    }

    @Test
    void dateOfAnActionThatIsTakenUpAgainIsNewButNotMoved() {
        DueDate renewed = DueDate.first(FIRST, BERLIN).movedTo(LATER, BERLIN).renewed(LATER.plusDays(1), BERLIN);

        assertThat(renewed.dueVersion()).isEqualTo(3);
        assertThat(renewed.moveCount()).isEqualTo(1);
        assertThat(renewed.isOverdue()).isFalse();
    }

    @Test
    void overdueSinceTheEndOfTheDayUntilNobodyWaitsForIt() {
        DueDate overdue = DueDate.first(FIRST, BERLIN).overdue();

        assertThat(overdue.isOverdue()).isTrue();
        assertThat(overdue.overdueSince()).isEqualTo(Instant.parse("2026-12-04T23:00:00Z"));
        assertThat(overdue.settled()).isEqualTo(DueDate.first(FIRST, BERLIN));
    }
}
