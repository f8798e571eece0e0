package io.throughline.incident.incident.impact;

import io.throughline.incident.catalog.record.Severity;
import io.throughline.kit.error.FieldError;
import io.throughline.kit.error.UnknownResourceException;
import io.throughline.kit.error.UnmetConditionException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The intervals of an incident's impact, in order; a value, so each change gives a new one.
 *
 * @param intervals numbered from 1; only the last may be open
 */
public record Impact(List<ImpactInterval> intervals) {
    /** Nothing known. */
    public static final Impact NONE = new Impact(List.of());

    /** Holds what it is given. */
    public Impact {
        intervals = List.copyOf(intervals);
    }

    /**
     * Sets the open interval, or starts a new one if there is none.
     *
     * @param knownStart start of the impact as the incident knows it; null if it does not
     * @param stoppedAt when the impact had stopped, if it has: what is open ends there
     */
    public Impact record(ImpactRequest said, @Nullable Instant knownStart, @Nullable Instant stoppedAt) {
        Optional<ImpactInterval> open = last().filter(ImpactInterval::isOpen);
        Instant known = open.map(ImpactInterval::startedAt).orElse(intervals.isEmpty() ? knownStart : null);
        int number = open.map(ImpactInterval::number).orElse(intervals.size() + 1);
        return with(said.as(number, firstOf(said.startedAt(), known), firstOf(said.endedAt(), stoppedAt)));
    }

    /**
     * Sets an interval right; times that are not said stay.
     *
     * @throws UnknownResourceException if there is none of that number (problem {@code not-found}, 404)
     */
    public Impact correct(int number, ImpactRequest said) {
        if (number < 1 || number > intervals.size()) {
            throw new UnknownResourceException("impact interval", String.valueOf(number));
        }
        ImpactInterval known = intervals.get(number - 1);
        return with(said.as(
                number, firstOf(said.startedAt(), known.startedAt()), firstOf(said.endedAt(), known.endedAt())));
    }

    /** Ends what is open. */
    public Impact stop(Instant at) {
        return last().filter(ImpactInterval::isOpen)
                .map(open -> with(open.endingAt(at)))
                .orElse(this);
    }

    /**
     * Holds the severity against what is known.
     *
     * @throws UnmetConditionException if it is so severe that the impact must be known by the end (problem
     *     {@code condition-unmet}, 409)
     */
    public void requireKnownFor(Severity severity) {
        if ((severity == Severity.SEV1 || severity == Severity.SEV2) && intervals.isEmpty()) {
            throw new UnmetConditionException(
                    "A " + severity + " is resolved only when its impact is known: PUT …/impact first.");
        }
    }

    /** The newest interval. */
    public Optional<ImpactInterval> last() {
        return intervals.isEmpty() ? Optional.empty() : Optional.of(intervals.get(intervals.size() - 1));
    }

    /** When customers were hurt first; null while unknown. */
    public @Nullable Instant startedAt() {
        return intervals.stream()
                .map(ImpactInterval::startedAt)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    /** When it was over; null while it lasts. */
    public @Nullable Instant endedAt() {
        return last().map(ImpactInterval::endedAt).orElse(null);
    }

    /** What cannot be: intervals that end before they start, or overlap; each names both times. */
    public List<FieldError> contradictions() {
        List<FieldError> errors = new ArrayList<>();
        Instant before = null;
        for (ImpactInterval interval : intervals) {
            if (isBefore(interval.startedAt(), before)) {
                errors.add(new FieldError(
                        "/startedAt",
                        interval.startedAt() + " is before the end of interval " + (interval.number() - 1) + ", "
                                + before));
            }
            if (interval.startedAt() == null && isBefore(interval.endedAt(), before)) {
                errors.add(new FieldError(
                        "/endedAt",
                        interval.endedAt() + " is before the end of interval " + (interval.number() - 1) + ", "
                                + before));
            }
            if (isBefore(interval.endedAt(), interval.startedAt())) {
                errors.add(new FieldError(
                        "/endedAt", interval.endedAt() + " is before startedAt " + interval.startedAt()));
            }
            before = interval.endedAt();
        }
        return errors;
    }

    private static boolean isBefore(@Nullable Instant one, @Nullable Instant other) {
        return one != null && other != null && one.isBefore(other);
    }

    private Impact with(ImpactInterval interval) {
        List<ImpactInterval> changed = new ArrayList<>(intervals);
        if (interval.number() > changed.size()) {
            changed.add(interval);
        } else {
            changed.set(interval.number() - 1, interval);
        }
        return new Impact(changed);
    }

    private static @Nullable Instant firstOf(@Nullable Instant said, @Nullable Instant known) {
        return said == null ? known : said;
    }
}
