package io.throughline.action.deadline;

import io.throughline.action.deadline.ClockStep.Ladder;
import io.throughline.kit.calendar.BusinessCalendar;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When the clock of an action says what. The days are those of the design's {@code domain.md}, "Prevention action".
 *
 * @param due by when it is to be done
 * @param completedAt when it was done; null while it is not
 * @param calendar on which days its team works
 */
public record Deadlines(DueDate due, @Nullable Instant completedAt, BusinessCalendar calendar) {
    /** Nobody plans holidays outside of these; a date there is a slip, and is counted in plain days. */
    private static final int FIRST_PLANNED_YEAR = 1900;

    private static final int LAST_PLANNED_YEAR = 2999;
    private static final Duration VERIFIED_WITHIN = Duration.ofDays(7);
    private static final int BUSINESS_DAYS_TO_SERVICE_OWNER = 3;
    private static final int BUSINESS_DAYS_TO_LEADERSHIP = 7;

    /**
     * The step to take at that moment: the earliest that is due, but of reminders only the last one, and none of them
     * once it is overdue.
     *
     * @param last the step taken last; null if none was
     */
    public Optional<ClockStep> dueStep(@Nullable ClockStep last, Instant now) {
        ClockStep reminder = null;
        for (ClockStep step : after(last)) {
            if (at(step).isAfter(now)) {
                break;
            }
            if (!step.isReminder()) {
                return Optional.of(step);
            }
            reminder = step;
        }
        return Optional.ofNullable(reminder);
    }

    /** The reminder that it is too late for, so that nobody is reminded of what they have just heard. */
    public Optional<ClockStep> passedReminder(Instant now) {
        return dueStep(null, now).filter(ClockStep::isReminder);
    }

    /** When the step after that one is due; empty if there is none. */
    public Optional<Instant> next(@Nullable ClockStep last) {
        return after(last).stream().findFirst().map(this::at);
    }

    private List<ClockStep> after(@Nullable ClockStep last) {
        List<ClockStep> steps = new ArrayList<>(ClockStep.of(completedAt == null ? Ladder.UNFINISHED : Ladder.DONE));
        steps.removeIf(step -> last != null && step.compareTo(last) <= 0);
        return steps;
    }

    private Instant at(ClockStep step) {
        return switch (step) { // no default: a new step must not compile until it is decided here
            case DUE_IN_A_WEEK -> startOf(due.dueOn().minusDays(7));
            case DUE_TOMORROW -> startOf(due.dueOn().minusDays(1));
            case OVERDUE -> due.dueAt();
            case OVERDUE_SERVICE_OWNER -> endOf(later(due.dueOn(), BUSINESS_DAYS_TO_SERVICE_OWNER));
            case OVERDUE_LEADERSHIP -> endOf(later(due.dueOn(), BUSINESS_DAYS_TO_LEADERSHIP));
            case UNVERIFIED -> verificationDueAt();
            case UNVERIFIED_SERVICE_OWNER -> endOf(later(verificationDueOn(), BUSINESS_DAYS_TO_SERVICE_OWNER));
            case UNVERIFIED_LEADERSHIP -> endOf(later(verificationDueOn(), BUSINESS_DAYS_TO_LEADERSHIP));
        };
    }

    private Instant verificationDueAt() {
        return Objects.requireNonNull(completedAt, "of what is done").plus(VERIFIED_WITHIN);
    }

    private LocalDate verificationDueOn() {
        return LocalDate.ofInstant(verificationDueAt(), due.zone());
    }

    private LocalDate later(LocalDate day, int businessDays) {
        boolean planned = day.getYear() >= FIRST_PLANNED_YEAR && day.getYear() <= LAST_PLANNED_YEAR;
        return planned ? calendar.plusBusinessDays(day, businessDays) : day.plusDays(businessDays);
    }

    private Instant startOf(LocalDate day) {
        return endOf(day.minusDays(1));
    }

    private Instant endOf(LocalDate day) {
        return DueDate.endOf(day, due.zone());
    }
}
