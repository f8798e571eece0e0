package io.throughline.e2e.fault.agent;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What the code that was put into a service asks. Everything is off until a file in the folder says otherwise, so that
 * the harness switches it from outside, at any time. Static, because that code has nothing else to hold on to.
 */
public final class Switchboard {
    /** Says how a process ended that reached an armed point: as one that {@code kill -9} ended. */
    public static final int EXIT_CODE = 137;

    private static final Duration LATE = Duration.ofSeconds(2);
    private static final ExecutorService LATE_WORK = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "late-work");
        thread.setDaemon(true);
        return thread;
    });
    private static final ThreadLocal<Boolean> WORKS_LATE = ThreadLocal.withInitial(() -> false);
    private static @Nullable Switches switches;

    private Switchboard() {}

    /** Begins to look into that folder, as that service. */
    static void use(Path folder, String service) {
        switches = new Switches(folder, service);
    }

    /** Ends the process at once if the point is armed, and disarms it, so that the next process lives. */
    public static void reached(String point, @Nullable Object returned) {
        Switches files = switches;
        if (files != null
                && files.isArmed(point)
                && CrashPoint.valueOf(point).isHere(returned)
                && files.disarm(point)) {
            Runtime.getRuntime().halt(EXIT_CODE);
        }
    }

    /** Whether the guarantee is taken away at present. */
    public static boolean isDone(Damage damage) {
        Switches files = switches;
        return files != null && (Files.exists(files.damage(damage)) || Files.exists(files.ownDamage(damage)));
    }

    /** The constant of that name beside another. */
    public static Object constant(Object sibling, String name) {
        for (Object constant : ((Enum<?>) sibling).getDeclaringClass().getEnumConstants()) {
            if (((Enum<?>) constant).name().equals(name)) {
                return constant;
            }
        }
        throw new IllegalStateException(name);
    }

    /** From its end. */
    public static <T> List<T> reversed(List<T> list) {
        List<T> reversed = new ArrayList<>(list);
        Collections.reverse(reversed);
        return reversed;
    }

    /** Has the method called later, by another thread, if acknowledging early is switched on. */
    public static boolean postpone(Object self, Method method, Object[] arguments) {
        if (WORKS_LATE.get() || !isDone(Damage.ACK_BEFORE_COMMIT)) {
            return false;
        }
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        LATE_WORK.execute(() -> {
            Thread.currentThread().setContextClassLoader(loader);
            WORKS_LATE.set(true);
            try {
                TimeUnit.MILLISECONDS.sleep(LATE.toMillis());
                method.setAccessible(true);
                method.invoke(self, arguments);
            } catch (ReflectiveOperationException | InterruptedException e) {
                note("late work failed " + e);
            }
        });
        return true;
    }

    /** Takes as long as the file says, in milliseconds. */
    public static void linger() throws InterruptedException {
        Switches files = switches;
        if (files != null && isDone(Damage.SLOW_APPLY)) {
            try {
                Thread.sleep(Long.parseLong(
                        Files.readString(files.damage(Damage.SLOW_APPLY)).strip()));
            } catch (IOException | NumberFormatException e) {
                note("not slow: " + e); // just being switched off
            }
        }
    }

    /** Writes a line where the harness reads it. */
    static void note(String line) {
        Switches files = switches;
        if (files != null) {
            files.note(line);
        }
    }

    /** The files of one service. */
    private record Switches(Path folder, String service) {
        boolean isArmed(String point) {
            return Files.exists(armed(point));
        }

        /** False if another process was faster. */
        boolean disarm(String point) {
            try {
                Files.move(
                        armed(point),
                        folder.resolve(AgentFolder.FIRED)
                                .resolve(point + "@" + service + "."
                                        + ProcessHandle.current().pid() + "." + System.nanoTime()),
                        StandardCopyOption.ATOMIC_MOVE);
                return true;
            } catch (IOException e) {
                return false;
            }
        }

        Path damage(Damage damage) {
            return folder.resolve(AgentFolder.DAMAGES).resolve(damage.name());
        }

        /** In this service only. */
        Path ownDamage(Damage damage) {
            return folder.resolve(AgentFolder.DAMAGES).resolve(damage + "@" + service);
        }

        void note(String line) {
            try {
                Files.writeString(
                        folder.resolve(AgentFolder.LOG),
                        service + " " + line + "\n",
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND);
            } catch (IOException e) {
                System.err.println(line + ": " + e);
            }
        }

        private Path armed(String point) {
            return folder.resolve(AgentFolder.ARMED).resolve(point + "@" + service);
        }
    }
}
