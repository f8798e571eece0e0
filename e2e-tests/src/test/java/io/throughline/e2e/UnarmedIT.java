package io.throughline.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.e2e.fault.agent.FaultAgent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What users run holds no crash point: no agent, and no class of one. */
@ExtendWith(SharedStack.class)
class UnarmedIT {
    private static final String FAULTS = "io/throughline/e2e/";

    @Test
    void nothingThatTheLauncherStartsHasAnAgent(LaunchedStack stack) throws IOException {
        for (StackState.Part part : stack.state().parts()) {
            assertThat(ofProcess(part, "cmdline")).as(part.name()).isNotEmpty().doesNotContain("javaagent");
            assertThat(ofProcess(part, "environ")).as(part.name()).doesNotContain("javaagent", "JAVA_TOOL_OPTIONS");
        }
    }

    @Test
    void composeStartsNoAgent() throws IOException {
        Path compose = Checkout.root().resolve("docker-compose.yml");
        Path dockerfile = Checkout.root().resolve("deploy/docker/Dockerfile");
        for (Path file : List.of(compose, dockerfile)) {
            assertThat(Files.readString(file)).doesNotContain("javaagent", "JAVA_TOOL_OPTIONS");
        }
    }

    @Test
    void packagedServicesHoldNoClassOfTheHarness() throws IOException {
        assertThat(FaultAgent.class.getName().replace('.', '/')).startsWith(FAULTS);
        List<Path> jars = jars();
        assertThat(jars).hasSizeGreaterThan(100);
        for (Path jar : jars) {
            try (ZipFile file = new ZipFile(jar.toFile())) {
                assertThat(file.stream().map(ZipEntry::getName))
                        .as(jar.toString())
                        .noneMatch(name -> name.startsWith(FAULTS));
            }
        }
    }

    private static List<Path> jars() throws IOException {
        try (Stream<Path> files = Stream.of(
                        LaunchedStack.INCIDENT_SERVICE,
                        LaunchedStack.ACTION_SERVICE,
                        LaunchedStack.NOTIFICATION_SERVICE)
                .map(service -> Checkout.root().resolve(service).resolve("target/quarkus-app"))
                .flatMap(UnarmedIT::below)) {
            return files.filter(file -> file.toString().endsWith(".jar")).toList();
        }
    }

    private static Stream<Path> below(Path folder) {
        try {
            return Files.walk(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Linux tells it of processes of the same user; of the database server, which may be another's, to root only. */
    private static String ofProcess(StackState.Part part, String file) throws IOException {
        return Files.readString(Path.of("/proc", Long.toString(part.pid()), file), StandardCharsets.ISO_8859_1);
    }
}
