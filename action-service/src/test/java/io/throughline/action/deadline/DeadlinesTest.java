package io.throughline.action.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.kit.calendar.BusinessCalendar;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The clock of an action: what it says when, in which order, and what is too late to be said. */
class DeadlinesTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final LocalDate FRIDAY = LocalDate.of(2026, 12, 18);

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "DUE_IN_A_WEEK,         2026-12-10T23:00:00Z",
        "DUE_TOMORROW,          2026-12-16T23:00:00Z",
        "OVERDUE,               2026-12-18T23:00:00Z",
        "OVERDUE_SERVICE_OWNER, 2026-12-23T23:00:00Z",
        "OVERDUE_LEADERSHIP,    2026-12-31T23:00:00Z"
    })
    void eachStepOfADueDateHasItsMoment(ClockStep step, Instant moment) {
        Deadlines deadlines = new Deadlines(DueDate.first(FRIDAY, BERLIN), null, germanTeam());

        assertThat(deadlines.next(before(step))).contains(moment);
        assertThat(deadlines.dueStep(before(step), moment.minusMillis(1))).isEmpty();
        assertThat(deadlines.dueStep(before(step), moment)).contains(step);
    }

    /** Christmas Eve is the team's own holiday, then the two days of Christmas, a weekend, and New Year. */
    private static BusinessCalendar germanTeam() {
        return new BusinessCalendar(BERLIN, "DE", Set.of(LocalDate.of(2026, 12, 24)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "UNVERIFIED,               2026-12-24T09:00:00Z",
        "UNVERIFIED_SERVICE_OWNER, 2026-12-30T23:00:00Z",
        "UNVERIFIED_LEADERSHIP,    2027-01-06T23:00:00Z"
    })
    void eachStepOfACompletionHasItsMoment(ClockStep step, Instant moment) {
        Deadlines deadlines =
                new Deadlines(DueDate.first(FRIDAY, BERLIN), Instant.parse("2026-12-17T09:00:00Z"), germanTeam());
        ClockStep last = step == ClockStep.UNVERIFIED ? null : before(step);

        assertThat(deadlines.next(last)).contains(moment);
        assertThat(deadlines.dueStep(last, moment.minusMillis(1))).isEmpty();
        assertThat(deadlines.dueStep(last, moment)).contains(step);
    }

    @Test
    void afterTheLastStepTheClockIsSilent() {
        Deadlines open = plain(FRIDAY);
        Deadlines done = new Deadlines(open.due(), open.due().dueAt(), open.calendar());
        Instant muchLater = Instant.parse("2040-01-01T00:00:00Z");

        assertThat(open.next(ClockStep.OVERDUE_LEADERSHIP)).isEmpty();
        assertThat(open.dueStep(ClockStep.OVERDUE_LEADERSHIP, muchLater)).isEmpty();
        assertThat(done.next(ClockStep.UNVERIFIED_LEADERSHIP)).isEmpty();
        assertThat(done.dueStep(ClockStep.UNVERIFIED_LEADERSHIP, muchLater)).isEmpty();
    }

    @Test
    void afterALongSilenceNobodyIsRemindedAndEveryOtherStepIsTakenInOrder() {
        assertThat(said(plain(FRIDAY), Instant.parse("2027-06-01T00:00:00Z")))
                .containsExactly(ClockStep.OVERDUE, ClockStep.OVERDUE_SERVICE_OWNER, ClockStep.OVERDUE_LEADERSHIP);
    }

    @Test
    void ofSeveralRemindersThatWereMissedTheLastOneIsSaid() {
        Instant lastDay = Instant.parse("2026-12-18T08:00:00Z");

        assertThat(said(plain(FRIDAY), lastDay)).containsExactly(ClockStep.DUE_TOMORROW);
    }

    @Test
    void minuteByMinuteEachStepIsTakenOnce() {
        Deadlines deadlines = plain(FRIDAY);
        List<ClockStep> taken = new ArrayList<>();
        Instant end = Instant.parse("2027-01-15T00:00:00Z");
        for (Instant now = Instant.parse("2026-12-01T00:00:00Z"); now.isBefore(end); now = now.plusSeconds(60)) {
            deadlines
                    .dueStep(taken.isEmpty() ? null : taken.get(taken.size() - 1), now)
                    .ifPresent(taken::add);
        }

        assertThat(taken).isEqualTo(ClockStep.of(ClockStep.Ladder.UNFINISHED));
    }

    @ParameterizedTest(name = "{0} days before: {1}")
    @CsvSource({"9,", "8,", "7,DUE_IN_A_WEEK", "2,DUE_IN_A_WEEK", "1,DUE_TOMORROW", "0,DUE_TOMORROW", "-1,"})
    void whoHearsOfAnActionLateIsNotRemindedOfItAtOnce(int daysBefore, ClockStep passed) {
        Instant noon = FRIDAY.minusDays(daysBefore).atTime(12, 0).atZone(BERLIN).toInstant();

        assertThat(plain(FRIDAY).passedReminder(noon).orElse(null)).isEqualTo(passed);
    }

    @ParameterizedTest(name = "in {0}")
    @ValueSource(
            strings = {
                "Europe/Berlin",
                "America/New_York",
                "Australia/Lord_Howe",
                "Asia/Kathmandu",
                "Pacific/Apia",
                "UTC"
            })
    void everyDayOfAYearRemindersComeOnTheSeventhAndTheLastDayBeforeWhateverTheClocksDo(String name) {
        ZoneId zone = ZoneId.of(name);
        LocalDate end = LocalDate.of(2027, 1, 1);
        for (LocalDate day = LocalDate.of(2026, 1, 1); day.isBefore(end); day = day.plusDays(1)) {
            Deadlines deadlines = new Deadlines(DueDate.first(day, zone), null, BusinessCalendar.ofWeekends(zone));

            assertThat(dayOf(deadlines, null)).as("a week before %s", day).isEqualTo(day.minusDays(7));
            assertThat(dayOf(deadlines, ClockStep.DUE_IN_A_WEEK))
                    .as("the day before %s", day)
                    .isEqualTo(day.minusDays(1));
            assertThat(dayOf(deadlines, ClockStep.DUE_TOMORROW))
                    .as("when %s is over", day)
                    .isEqualTo(day.plusDays(1));
        }
    }

    private static LocalDate dayOf(Deadlines deadlines, ClockStep last) {
        return LocalDate.ofInstant(
                deadlines.next(last).orElseThrow(), deadlines.due().zone());
    }

    @Test
    void stepsAroundADayThatNeverWasComeInOrder() {
        ZoneId apia = ZoneId.of("Pacific/Apia");
        Deadlines deadlines =
                new Deadlines(DueDate.first(LocalDate.of(2011, 12, 30), apia), null, BusinessCalendar.ofWeekends(apia));

        assertThat(said(deadlines, Instant.parse("2011-12-30T10:00:00Z"))).containsExactly(ClockStep.OVERDUE);
        assertThat(moments(deadlines)).isSorted().doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0001-01-01", "1899-12-31", "1900-01-01", "2999-12-31", "9999-12-31"})
    void datesThatNobodyPlansForHaveTheirStepsToo(LocalDate day) {
        Deadlines deadlines =
                new Deadlines(DueDate.first(day, BERLIN), null, new BusinessCalendar(BERLIN, "DE", Set.of()));

        assertThat(moments(deadlines)).hasSize(5).isSorted();
    }

    @Test
    void verificationIsAwaitedForSevenTimesADayAlsoAcrossAChangeOfTheClock() {
        Instant completed = Instant.parse("2026-03-27T22:30:00Z");
        Deadlines deadlines =
                new Deadlines(DueDate.first(FRIDAY, BERLIN), completed, BusinessCalendar.ofWeekends(BERLIN));

        assertThat(deadlines.next(null)).contains(completed.plus(Duration.ofDays(7)));
        // half past midnight on Saturday in Berlin: three working days later is Wednesday
        assertThat(deadlines.next(ClockStep.UNVERIFIED)).contains(Instant.parse("2026-04-08T22:00:00Z"));
    }

    private static Deadlines plain(LocalDate dueOn) {
        return new Deadlines(DueDate.first(dueOn, BERLIN), null, BusinessCalendar.ofWeekends(BERLIN));
    }

    private static List<Instant> moments(Deadlines deadlines) {
        List<Instant> moments = new ArrayList<>();
        ClockStep last = null;
        for (ClockStep step : ClockStep.of(ClockStep.Ladder.UNFINISHED)) {
            moments.add(deadlines.next(last).orElseThrow());
            last = step;
        }
        return moments;
    }

    /** What the clock says when it is asked again and again at that moment. */
    private static List<ClockStep> said(Deadlines deadlines, Instant now) {
        List<ClockStep> said = new ArrayList<>();
        for (var step = deadlines.dueStep(null, now); step.isPresent(); ) {
            said.add(step.get());
            step = deadlines.dueStep(step.get(), now);
        }
        return said;
    }

    private static ClockStep before(ClockStep step) {
        return step.ordinal() == 0 ? null : ClockStep.values()[step.ordinal() - 1];
    }
}
