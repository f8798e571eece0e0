package io.throughline.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.local.data.DataDirectory;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkerTest {
    private final Marker marker = new Marker(new DataDirectory(Path.of("/home/ada/.throughline")));

    @Test
    void jvmIsKnownByItsFirstTwoProperties() {
        assertThat(
                        partOf(
                                "/opt/jdk/bin/java -Dthroughline.data=/home/ada/.throughline -Dthroughline.part=kafka -Xmx1m x"))
                .contains("kafka");
    }

    @Test
    void everyCommandOfTheLauncherIsKnownAgain() {
        var directory = new DataDirectory(Path.of("/home/ada/.throughline"));
        assertThat(marker.partOf(new JavaCommand(directory, "action-service").jar(Path.of("x.jar"))))
                .contains("action-service");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/home/ada/.throughline/postgres/18.4.0/bin/postgres -D /home/ada/.throughline/postgres/data -c port=1",
                "/elsewhere/bin/postgres -D /home/ada/.throughline/postgres/data",
                "/home/ada/.throughline/postgres/18.4.0/bin/initdb -D /home/ada/.throughline/postgres/data.unfinished"
            })
    void postgresqlIsKnownByItsDataDirectory(String commandLine) {
        assertThat(partOf(commandLine)).contains("postgresql");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java -Dthroughline.data=/home/ada/.throughline2 -Dthroughline.part=kafka x",
                "java -Dthroughline.data=/home/ada -Dthroughline.part=kafka x",
                "java -Dthroughline.data=/home/ada/.throughline -jar x.jar",
                "java -jar x.jar -Dthroughline.data=/home/ada/.throughline -Dthroughline.part=kafka",
                "grep -Dthroughline.data=/home/ada/.throughline -Dthroughline.part=kafka",
                "vim -Dthroughline.data=/home/ada/.throughline -Dthroughline.part=kafka java",
                "postgres -D /home/ada/.throughline2/postgres/data",
                "postgres -D /var/lib/postgresql/18/main",
                "postgres: checkpointer",
                "tail -F /home/ada/.throughline/logs/kafka.log",
                "rm -D /home/ada/.throughline/postgres/data",
                "java",
                ""
            })
    void everythingElseIsForeign(String commandLine) {
        assertThat(partOf(commandLine)).isEmpty();
    }

    private Optional<String> partOf(String commandLine) {
        return marker.partOf(List.of(commandLine.split(" ")));
    }
}
