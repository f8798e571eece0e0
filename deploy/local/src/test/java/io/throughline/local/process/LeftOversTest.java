package io.throughline.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.local.data.DataDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LeftOversTest {
    @TempDir
    Path temporary;

    private final List<Process> started = new ArrayList<>();
    private DataDirectory directory;
    private LeftOvers leftOvers;

    @BeforeEach
    void create() throws IOException {
        directory = DataDirectory.create(temporary.resolve("data"));
        leftOvers = new LeftOvers(new Marker(directory));
    }

    @AfterEach
    void endAll() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void endsWhatCarriesAllMarksAndNothingElse() throws IOException {
        var own = start(new JavaCommand(directory, "action-service").main(Sleeper.class.getName()));
        var neighbour = start(new JavaCommand(DataDirectory.create(temporary.resolve("data2")), "action-service")
                .main(Sleeper.class.getName()));
        var reader = start(List.of("tail", "-f", "/dev/null", directory.path().toString()));
        Awaitility.await().until(() -> leftOvers.find().size() == 1);

        var ended = leftOvers.end();

        assertThat(ended).extracting(leftOver -> leftOver.process().pid()).containsExactly(own.pid());
        assertThat(own.isAlive()).isFalse();
        assertThat(neighbour.isAlive()).isTrue();
        assertThat(reader.isAlive()).isTrue();
    }

    @Test
    void servicesEndBeforeWhatTheyStandOn() throws IOException {
        start(new JavaCommand(directory, "kafka").main(Sleeper.class.getName()));
        start(new JavaCommand(directory, "action-service-2").main(Sleeper.class.getName()));
        Awaitility.await().until(() -> leftOvers.find().size() == 2);

        assertThat(leftOvers.end()).extracting(LeftOver::part).containsExactly("action-service-2", "kafka");
    }

    @Test
    void reusedPidIsAnotherProcess() {
        var self = ProcessHandle.current();
        var earlier = new ProcessIdentity(
                self.pid(), ProcessIdentity.current().startedAt().minusSeconds(60));

        assertThat(earlier.find()).isEmpty();
        assertThat(ProcessIdentity.current().find()).contains(self);
    }

    private Process start(List<String> command) throws IOException {
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        started.add(process);
        return process;
    }
}
