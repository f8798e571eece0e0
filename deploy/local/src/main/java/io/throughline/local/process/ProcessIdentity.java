package io.throughline.local.process;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A process, told apart from a later one that was given the same number.
 *
 * @param pid its number
 * @param startedAt when it started, by the operating system's account
 */
public record ProcessIdentity(long pid, Instant startedAt) {
    /** The system's account of a start moves a little when the clock is adjusted. */
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    /** This process. */
    public static ProcessIdentity current() {
        return of(ProcessHandle.current());
    }

    /** That process; one that is already gone counts as started at the epoch. */
    public static ProcessIdentity of(ProcessHandle process) {
        return new ProcessIdentity(process.pid(), process.info().startInstant().orElse(Instant.EPOCH));
    }

    /** The process, if it still lives and is not another one of the same number. */
    public Optional<ProcessHandle> find() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::sameStart);
    }

    private boolean sameStart(ProcessHandle process) {
        return process.info()
                .startInstant()
                .filter(start -> Duration.between(startedAt, start).abs().compareTo(TOLERANCE) <= 0)
                .isPresent();
    }
}
