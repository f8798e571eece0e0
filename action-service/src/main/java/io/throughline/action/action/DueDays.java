package io.throughline.action.action;

import io.throughline.kit.error.FieldError;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which days requests may name. */
@Singleton
class DueDays {
    /** A due date in the past is overdue at once; one of another century is a slip. */
    private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);

    private static final LocalDate LAST = LocalDate.of(2999, 12, 31);

    private final Clock clock;

    DueDays(Clock clock) {
        this.clock = clock;
    }

    /** What is wrong with that day as a due date; nothing if there is none. */
    List<FieldError> wrong(String pointer, @Nullable LocalDate day) {
        return day == null || (!day.isBefore(FIRST) && !day.isAfter(LAST))
                ? List.of()
                : List.of(new FieldError(pointer, "must be a day from " + FIRST + " to " + LAST));
    }

    /** What is wrong with that day as one that something lasts until: it must not have passed anywhere on earth. */
    List<FieldError> past(String pointer, LocalDate day) {
        LocalDate earliest = LocalDate.ofInstant(clock.instant(), ZoneOffset.ofHours(-12));
        return day.isBefore(earliest) || day.isAfter(LAST)
                ? List.of(new FieldError(pointer, "must be a day from " + earliest + " to " + LAST))
                : List.of();
    }
}
