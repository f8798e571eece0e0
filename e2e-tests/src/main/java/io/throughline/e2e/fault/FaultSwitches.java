package io.throughline.e2e.fault;

import io.throughline.e2e.fault.agent.AgentFolder;
import io.throughline.e2e.fault.agent.CrashPoint;
import io.throughline.e2e.fault.agent.Damage;
import io.throughline.e2e.fault.agent.FaultAgent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * Arms crash points and does damage in the services of a stack that is started with {@link #environment()}. Nothing is
 * armed and nothing damaged at the start.
 */
public final class FaultSwitches {
    private static final Duration SOON = Duration.ofSeconds(60);

    private final Path folder;
    private final Path jar;

    private FaultSwitches(Path folder, Path jar) {
        this.folder = folder;
        this.jar = jar;
    }

    /** Switches in that folder, which need not exist. */
    public static FaultSwitches in(Path folder) {
        try {
            for (String name : List.of(AgentFolder.ARMED, AgentFolder.FIRED, AgentFolder.DAMAGES)) {
                Files.createDirectories(folder.resolve(name));
            }
            Path jar = folder.resolve("fault-agent.jar");
            AgentJar.write(jar);
            FaultSwitches switches = new FaultSwitches(folder, jar);
            switches.disarmAll(); // whoever armed it was killed
            switches.list(AgentFolder.DAMAGES).forEach(FaultSwitches::delete);
            delete(folder.resolve(AgentFolder.LOG)); // of processes that are no more
            return switches;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the launcher's environment must hold, so that the services it starts hear of the switches. */
    public Map<String, String> environment() {
        return Map.of("JAVA_TOOL_OPTIONS", "-javaagent:" + jar + "=" + folder);
    }

    /** The first process of that service to pass the point dies there; only that one. */
    public void arm(CrashPoint point, String service) {
        write(folder.resolve(AgentFolder.ARMED).resolve(point + "@" + service), "");
    }

    /** Nobody dies at a point that is armed and was not passed. */
    public void disarmAll() {
        list(AgentFolder.ARMED).forEach(FaultSwitches::delete);
    }

    /** Returns when a process of the service has died at the point, once more than {@code before}. */
    public void awaitFired(CrashPoint point, String service, long before) {
        Awaitility.await(service + " dies at " + point).atMost(SOON).until(() -> {
            List<String> fired = fired(point, service);
            return fired.size() > before && fired.stream().noneMatch(FaultSwitches::isAlive);
        });
    }

    /** How many processes of the service have died at the point. */
    public long timesFired(CrashPoint point, String service) {
        return fired(point, service).size();
    }

    /** How many processes have died at a point. */
    public long timesFired() {
        return list(AgentFolder.FIRED).size();
    }

    /** Takes that guarantee away in every service, until {@link #undo}. */
    public void damage(Damage damage) {
        write(folder.resolve(AgentFolder.DAMAGES).resolve(damage.name()), "");
    }

    /** Takes that guarantee away in one service, until {@link #undo(Damage, String)}. */
    public void damage(Damage damage, String service) {
        write(own(damage, service), "");
    }

    /** Gives it back to the one service. */
    public void undo(Damage damage, String service) {
        delete(own(damage, service));
    }

    /** Has every event take so long to apply, in every service, until {@link #undo}. */
    public void slow(Duration each) {
        write(folder.resolve(AgentFolder.DAMAGES).resolve(Damage.SLOW_APPLY.name()), Long.toString(each.toMillis()));
    }

    /** Gives it back. */
    public void undo(Damage damage) {
        delete(folder.resolve(AgentFolder.DAMAGES).resolve(damage.name()));
    }

    /**
     * Returns when every point and every damage has found its place in some service.
     *
     * @throws IllegalStateException if one has not: a class or a method was renamed, and this harness would test nothing
     */
    public void requireAll() {
        requireAll(SOON);
    }

    void requireAll(Duration patience) {
        List<String> expected = Stream.concat(Stream.of(CrashPoint.values()), Stream.of(Damage.values()))
                .map(Enum::name)
                .toList();
        long deadline = System.nanoTime() + patience.toNanos();
        List<String> absent = absent(expected);
        while (!absent.isEmpty() && System.nanoTime() < deadline) {
            pause();
            absent = absent(expected);
        }
        List<String> complaints = notes().stream()
                .filter(line -> line.contains(" failed ")
                        || expected.stream().anyMatch(name -> line.endsWith(" " + FaultAgent.missing(name))))
                .toList();
        if (!absent.isEmpty() || !complaints.isEmpty()) {
            throw new IllegalStateException("not found in production code: " + absent + " " + complaints
                    + "; was a class or a method renamed? See CrashPoint and Damage.");
        }
    }

    private Path own(Damage damage, String service) {
        return folder.resolve(AgentFolder.DAMAGES).resolve(damage + "@" + service);
    }

    /** {@code POINT@service.pid.time} */
    private List<String> fired(CrashPoint point, String service) {
        return list(AgentFolder.FIRED).stream()
                .map(file -> file.getFileName().toString())
                .filter(name -> name.startsWith(point + "@" + service + "."))
                .toList();
    }

    /** The file is there a moment before the process is gone. */
    private static boolean isAlive(String fired) {
        return ProcessHandle.of(Long.parseLong(fired.split("\\.", 3)[1]))
                .map(ProcessHandle::isAlive)
                .orElse(false);
    }

    private List<String> absent(List<String> expected) {
        List<String> notes = notes();
        return expected.stream()
                .filter(name -> notes.stream().noneMatch(line -> line.endsWith(" " + FaultAgent.woven(name))))
                .toList();
    }

    private List<String> notes() {
        Path log = folder.resolve(AgentFolder.LOG);
        try {
            return Files.exists(log) ? Files.readAllLines(log) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Path> list(String below) {
        try (Stream<Path> files = Files.list(folder.resolve(below))) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void pause() {
        Pauses.of(Duration.ofMillis(200));
    }
}
