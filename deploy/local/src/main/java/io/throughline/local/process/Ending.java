package io.throughline.local.process;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * How a process is ended: one signal after the other, each with its patience, at last by {@code kill -9}.
 *
 * @param steps in the order they are tried
 */
public record Ending(List<Step> steps) {
    /** A JVM runs its shutdown hooks. */
    public static final Ending OF_A_JVM = new Ending(List.of(new Step(Signal.TERM, Duration.ofSeconds(20))));

    /** PostgreSQL's fast shutdown, then its immediate one: {@code kill -9} could leave its children behind. */
    public static final Ending OF_POSTGRESQL = new Ending(
            List.of(new Step(Signal.INT, Duration.ofSeconds(20)), new Step(Signal.QUIT, Duration.ofSeconds(5))));

    private static final Duration AFTER_KILL = Duration.ofSeconds(5);

    public Ending {
        steps = List.copyOf(steps);
    }

    /** Returns when the process is gone; at the latest after all the patience together. */
    public void end(ProcessHandle process) {
        for (var step : steps) {
            if (!process.isAlive()) {
                return;
            }
            step.signal().send(process);
            if (isGoneWithin(process, step.patience())) {
                return;
            }
        }
        process.destroyForcibly();
        isGoneWithin(process, AFTER_KILL);
    }

    /** The same for a process that stopped answering: every step gets a moment only. */
    Ending hurried() {
        return new Ending(steps.stream()
                .map(step -> new Step(step.signal(), Duration.ofSeconds(2)))
                .toList());
    }

    private static boolean isGoneWithin(ProcessHandle process, Duration patience) {
        try {
            process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            return !process.isAlive();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return !process.isAlive();
        }
    }

    /**
     * One signal and its patience.
     *
     * @param signal to send
     * @param patience how long to wait for the process to be gone
     */
    public record Step(Signal signal, Duration patience) {}
}
