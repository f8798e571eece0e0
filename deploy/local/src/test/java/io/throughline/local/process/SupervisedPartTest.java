package io.throughline.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.local.data.UserFacingException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SupervisedPartTest {
    private static final Patience SHORT =
            new Patience(Duration.ofSeconds(20), Duration.ofMillis(500), Duration.ofMillis(100));

    @TempDir
    Path directory;

    private final Recorder recorder = new Recorder();
    private final AtomicBoolean alive = new AtomicBoolean(true);
    private @Nullable SupervisedPart supervised;

    @AfterEach
    void stop() {
        if (supervised != null) {
            supervised.stop();
        }
    }

    @Test
    void killedProcessIsStartedAgain() {
        var part = start("exec sleep 60");
        part.firstReady().join();

        recorder.processes.get(0).destroyForcibly();

        Awaitility.await().until(() -> recorder.ready.size() == 2);
        assertThat(recorder.reasons).containsExactly("killed by signal 9");
    }

    @Test
    void silentProcessIsReplaced() {
        start("exec sleep 60").firstReady().join();
        var first = recorder.processes.get(0);

        alive.set(false);
        Awaitility.await().until(() -> !recorder.reasons.isEmpty());
        alive.set(true);

        Awaitility.await().until(() -> recorder.ready.size() >= 2);
        assertThat(first.isAlive()).isFalse();
        assertThat(recorder.reasons.get(0)).startsWith("no answer for");
    }

    @Test
    void partThatNeverStartsIsGivenUpWithItsLastWords() {
        var ready = start("echo cannot find my configuration; exit 7").firstReady();

        assertThatThrownBy(ready::join)
                .hasCauseInstanceOf(UserFacingException.class)
                .hasMessageContaining("sleeper does not start: exited with code 7")
                .hasMessageContaining("cannot find my configuration");
        assertThat(recorder.processes).hasSize(3);
    }

    @Test
    void stoppedPartIsNotStartedAgain() {
        var part = start("exec sleep 60");
        part.firstReady().join();

        part.stop();

        assertThat(recorder.processes).hasSize(1).noneMatch(ProcessHandle::isAlive);
        assertThat(recorder.reasons).isEmpty();
    }

    private SupervisedPart start(String script) {
        Probe ready = () -> !recorder.processes.isEmpty()
                && script.startsWith("exec")
                && recorder.processes.get(recorder.processes.size() - 1).isAlive();
        var part = new Part(
                "sleeper",
                new Part.Endpoint(0, "nowhere", directory.resolve("sleeper.log")),
                new Part.Launch(Step.NONE, List.of("sh", "-c", script), Map.of(), directory.resolve("sleeper.out")),
                new Part.Health(ready, Step.NONE, alive::get),
                Ending.OF_A_JVM);
        var started = new SupervisedPart(part, recorder, SHORT);
        supervised = started;
        started.start();
        return started;
    }

    private static final class Recorder implements PartObserver {
        private final List<ProcessHandle> processes = new CopyOnWriteArrayList<>();
        private final List<Integer> ready = new CopyOnWriteArrayList<>();
        private final List<String> reasons = new CopyOnWriteArrayList<>();

        @Override
        public void started(Part part, ProcessHandle process, int restarts) {
            processes.add(process);
        }

        @Override
        public void ready(Part part, Duration after, int restarts) {
            ready.add(restarts);
        }

        @Override
        public void ended(Part part, String reason, Duration pause) {
            reasons.add(reason);
        }
    }
}
