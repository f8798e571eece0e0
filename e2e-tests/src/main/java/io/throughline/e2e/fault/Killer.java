package io.throughline.e2e.fault;

import io.throughline.e2e.LaunchedStack;
import io.throughline.e2e.StackState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;

/** Ends, pauses and keeps down the processes of a stack. */
public final class Killer {
    /**
     * What the launcher may take for one part: ten seconds' pause after several ends, and two minutes for a start. The
     * services' last start may be one that finds the database back.
     */
    private static final Duration RESTART = Duration.ofMinutes(3);

    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    private final LaunchedStack stack;
    private final AtomicLong kills = new AtomicLong();

    Killer(LaunchedStack stack) {
        this.stack = stack;
    }

    /** How often it killed. */
    public long kills() {
        return kills.get();
    }

    /** As {@code kill -9}; the launcher starts it again. */
    public void kill(String part) {
        livingProcess(part).ifPresent(process -> {
            end(process);
            kills.incrementAndGet();
        });
    }

    /** Kills the part, and each process that the launcher starts in its place, until the time is over: one kill. */
    public void keepDown(String part, Duration time) {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            livingProcess(part).ifPresent(Killer::end);
            Pauses.of(LOOK_EVERY);
        }
        kills.incrementAndGet();
    }

    /** As {@code kill -STOP}; {@code kill -CONT} when the time is over. */
    public void pause(String part, Duration time) {
        whilePaused(List.of(part), () -> Pauses.of(time));
    }

    /** All of the parts stand still for as long as something else is done. */
    public void whilePaused(List<String> parts, Runnable work) {
        List<Long> pids =
                parts.stream().map(part -> stack.state().part(part).pid()).toList();
        pids.forEach(pid -> signal("STOP", pid));
        try {
            work.run();
        } finally {
            pids.stream().filter(Killer::isAlive).forEach(pid -> signal("CONT", pid));
        }
    }

    /** The processes of all services, by the names of their parts. */
    public List<String> services() {
        return stack.state().parts().stream()
                .map(StackState.Part::name)
                .filter(name -> name.contains("-service"))
                .toList();
    }

    /** How often the launcher has started a service again. */
    public int restartsOfServices() {
        return stack.state().parts().stream()
                .filter(part -> part.name().contains("-service"))
                .mapToInt(StackState.Part::restarts)
                .sum();
    }

    /** Returns when every part runs and is ready, as the launcher sees it. */
    public void awaitAll() {
        Awaitility.await("all parts run").atMost(RESTART).untilAsserted(() -> {
            List<StackState.Part> parts = stack.state().parts();
            List<StackState.Part> missing = parts.stream()
                    .filter(part -> !part.ready() || !isAlive(part.pid()))
                    .toList();
            if (parts.isEmpty() || !missing.isEmpty()) {
                throw new AssertionError("not ready: " + missing + "\n" + stack.output());
            }
        });
    }

    private Optional<ProcessHandle> livingProcess(String part) {
        return stack.state().parts().stream()
                .filter(known -> known.name().equals(part) && known.pid() > 0)
                .findFirst()
                .flatMap(known -> ProcessHandle.of(known.pid()))
                .filter(ProcessHandle::isAlive);
    }

    private static void end(ProcessHandle process) {
        process.destroyForcibly();
        process.onExit().join();
    }

    static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    private static void signal(String name, long pid) {
        try {
            int code = new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                    .inheritIO()
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new IllegalStateException("kill -" + name + " " + pid + ": " + code);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
