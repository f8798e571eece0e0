package io.throughline.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.local.data.DataDirectory;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JavaCommandTest {
    @TempDir
    private Path folder;

    @Test
    void putsTheOperatorsOptionsAfterItsOwnSoThatTheyAreStronger() {
        List<String> words =
                command().heap(256).options(" -Xmx1g\t-XX:TieredStopAtLevel=4 ").jar(Path.of("a.jar"));

        assertThat(words).containsSubsequence("-XX:TieredStopAtLevel=1", "-Xmx256m", "-Xmx1g");
        assertThat(words).endsWith("-Xmx1g", "-XX:TieredStopAtLevel=4", "-jar", "a.jar");
    }

    @Test
    void addsNothingWhereTheOperatorWantsNothing() {
        assertThat(command().options("").jar(Path.of("a.jar")))
                .isEqualTo(command().jar(Path.of("a.jar")))
                .doesNotContain("");
    }

    private JavaCommand command() {
        return new JavaCommand(new DataDirectory(folder), "incident-service");
    }
}
