package io.throughline.incident.release;

import io.throughline.incident.incident.times.IncidentTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which releases an incident may come from: those before its start, and not longer before than this.
 *
 * @param length of the time after a release within which an incident is asked about it, both ends included
 */
record QuestionWindow(Duration length) {
    /** When an incident started: its impact if that is known, else when it was detected, else when it was declared. */
    static Instant startOf(Function<IncidentTime, @Nullable Instant> times) {
        return Stream.of(IncidentTime.IMPACT_STARTED, IncidentTime.DETECTED, IncidentTime.DECLARED)
                .map(times)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
    }

    /** The earliest release that an incident with that start is asked about; the latest is at its start. */
    Instant earliestRelease(Instant startedAt) {
        return startedAt.minus(length);
    }

    /** The latest start of an incident that is asked about a release at that time; the earliest is the release itself. */
    Instant latestStart(Instant releasedAt) {
        return releasedAt.plus(length);
    }
}
