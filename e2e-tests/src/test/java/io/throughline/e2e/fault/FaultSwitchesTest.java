package io.throughline.e2e.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.e2e.LaunchedStack;
import io.throughline.e2e.fault.agent.AgentFolder;
import io.throughline.e2e.fault.agent.CrashPoint;
import io.throughline.e2e.fault.agent.Damage;
import io.throughline.e2e.fault.agent.FaultAgent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaultSwitchesTest {
    @TempDir
    private Path folder;

    private FaultSwitches switches;

    @BeforeEach
    void make() {
        switches = FaultSwitches.in(folder);
    }

    @Test
    void armsAndDisarms() {
        switches.arm(CrashPoint.RELAY_AFTER_SELECT, LaunchedStack.ACTION_SERVICE);
        assertThat(folder.resolve("armed/RELAY_AFTER_SELECT@action-service")).exists();
        assertThat(switches.timesFired()).isZero();
        switches.disarmAll();
        assertThat(folder.resolve("armed")).isEmptyDirectory();
    }

    @Test
    void whatSomebodyLeftBehindIsSwitchedOff() throws IOException {
        switches.arm(CrashPoint.RELAY_AFTER_SELECT, LaunchedStack.ACTION_SERVICE);
        switches.damage(Damage.NO_INBOX_CHECK);
        switches.damage(Damage.ACK_BEFORE_COMMIT, LaunchedStack.ACTION_SERVICE);
        Files.writeString(folder.resolve(AgentFolder.LOG), "old");
        FaultSwitches.in(folder);
        assertThat(folder.resolve(AgentFolder.ARMED)).isEmptyDirectory();
        assertThat(folder.resolve(AgentFolder.DAMAGES)).isEmptyDirectory();
        assertThat(folder.resolve(AgentFolder.LOG)).doesNotExist();
    }

    @Test
    void namesWhatWasNotFoundInProductionCode() throws IOException {
        List<String> notes = new ArrayList<>(Stream.concat(Stream.of(CrashPoint.values()), Stream.of(Damage.values()))
                .map(Enum::name)
                .filter(name -> !name.equals("CONSUMER_AFTER_COMMIT"))
                .map(name -> "incident-service " + FaultAgent.woven(name))
                .toList());
        notes.add("incident-service " + FaultAgent.missing("CONSUMER_AFTER_COMMIT"));
        Files.write(folder.resolve(AgentFolder.LOG), notes);
        assertThatThrownBy(() -> switches.requireAll(Duration.ofMillis(1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("CONSUMER_AFTER_COMMIT")
                .hasMessageContaining("renamed");
    }

    /** A JVM that is no service: it starts with the agent, and nothing is put into it. */
    @Test
    void otherProcessesAreLeftAlone() throws IOException, InterruptedException {
        ProcessBuilder java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-m",
                        "jdk.jartool/sun.tools.jar.Main",
                        "--version")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        java.environment().putAll(switches.environment());
        assertThat(java.start().waitFor()).isZero();
        assertThat(folder.resolve(AgentFolder.LOG)).doesNotExist();
    }
}
