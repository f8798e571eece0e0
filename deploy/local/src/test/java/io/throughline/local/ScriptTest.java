package io.throughline.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The shell entry point, in a checkout of its own, with a Java and a Maven that only tell how they were called. */
@Timeout(60)
class ScriptTest {
    private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");
    private static final List<String> JARS = List.of(
            "deploy/local/target/throughline-local.jar",
            "incident-service/target/quarkus-app/quarkus-run.jar",
            "action-service/target/quarkus-app/quarkus-run.jar",
            "notification-service/target/quarkus-app/quarkus-run.jar");

    @TempDir
    Path temporary;

    private Path root;
    private Path jdk;

    @BeforeEach
    void createCheckout() throws IOException {
        root = Files.createDirectories(temporary.resolve("check out"));
        Files.copy(Path.of("../../throughline"), root.resolve("throughline"));
        write("incident-service/src/main/java/A.java", "class A {}");
        write("pom.xml", "<project/>");
        try (var files = Files.walk(root)) {
            for (var file : files.toList()) {
                Files.setLastModifiedTime(file, FileTime.from(LONG_AGO));
            }
        }
        jdk = temporary.resolve("jdk");
        java("17.0.15");
        script(jdk.resolve("bin/javac"), "exit 0");
        script(temporary.resolve("bin/mvn"), """
                echo "mvn $*" >> mvn-calls
                echo "[INFO] Building Throughline event contracts 0.1.0-SNAPSHOT          [1/2]"
                echo "[INFO] Building Throughline launcher 0.1.0-SNAPSHOT                 [2/2]"
                echo "[INFO] Reactor Summary for Throughline 0.1.0-SNAPSHOT:"
                [ ! -e broken ] || { echo "[ERROR] A.java: no such class"; exit 1; }
                for jar in %s; do mkdir -p $(dirname $jar); touch $jar; done
                """.formatted(String.join(" ", JARS)));
    }

    @Test
    void missingJarsAreBuiltOnce() throws Exception {
        var first = run("up");
        var second = run("up", "--data", "elsewhere");

        assertThat(first.errors())
                .contains("Throughline event contracts")
                .contains("Throughline launcher")
                .contains(".throughline/logs/build.log");
        assertThat(first.output()).contains("-jar " + root + "/deploy/local/target/throughline-local.jar up");
        assertThat(second.output()).contains("throughline-local.jar up --data elsewhere");
        assertThat(root.resolve("mvn-calls"))
                .hasContent("mvn -B -Dquick "
                        + "-pl deploy/local,incident-service,action-service,notification-service -am package");
        assertThat(root.resolve(".throughline/logs/build.log")).content().contains("Reactor Summary");
    }

    @Test
    void changedSourceIsBuiltAgain() throws Exception {
        run("up");
        write("incident-service/src/main/java/A.java", "class A { int a; }");
        Files.setLastModifiedTime(
                root.resolve("incident-service/src/main/java/A.java"),
                FileTime.from(Instant.now().plusSeconds(5)));

        run("up");

        assertThat(Files.readAllLines(root.resolve("mvn-calls"))).hasSize(2);
    }

    @Test
    void jarsAreNotReplacedUnderARunningStack() throws Exception {
        run("up");
        Files.delete(root.resolve(JARS.get(1)));
        script(jdk.resolve("bin/java"), "[ \"$1\" != -version ] || echo 'openjdk version \"17.0.15\"' >&2");

        var result = run("up");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.errors()).contains("already runs on " + root + "/.throughline");
        assertThat(Files.readAllLines(root.resolve("mvn-calls"))).hasSize(1);
    }

    @Test
    void tokenIsAllThatIsPrinted() throws Exception {
        var result = run("token", "--role", "admin", "--email", "a@example.org");

        assertThat(result.output().lines())
                .singleElement()
                .asString()
                .endsWith("token --role admin --email a@example.org");
    }

    @Test
    void failedBuildShowsItsErrors() throws Exception {
        write("broken", "");

        var result = run("up");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.output()).isEmpty();
        assertThat(result.errors()).contains("A.java: no such class").contains("build failed");
    }

    @Test
    void oldJavaIsRefused() throws Exception {
        java("11.0.2");
        assertThat(run("up").errors()).contains("a JDK from 17 on is needed");

        java("1.8.0_402");
        assertThat(run("up").code()).isEqualTo(1);
    }

    @Test
    void brokenJavaHomeIsNamed() throws Exception {
        Files.delete(jdk.resolve("bin/java"));

        var result = run("up");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.errors()).contains("JAVA_HOME is " + jdk);
    }

    @Test
    void unknownCommandShowsTheUsage() throws Exception {
        var result = run("start");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.errors()).contains("there is no command 'start'").contains("Usage:");
    }

    @Test
    void testRunsVerifyWithWhatElseWasAsked() throws Exception {
        script(temporary.resolve("bin/prometheus-alertmanager"), "exit 0");

        var result = run("test", "-Dit.test=Some");

        assertThat(result.code()).isZero();
        assertThat(root.resolve("mvn-calls")).hasContent("mvn -B verify -Dit.test=Some");
    }

    private void java(String version) throws IOException {
        script(jdk.resolve("bin/java"), """
                if [ "$1" = -version ]; then echo 'openjdk version "%s" 2025-04-15' >&2; exit; fi
                case "$*" in *" status "*) exit 3 ;; esac
                echo "java $*"
                """.formatted(version));
    }

    private void script(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private void write(String file, String text) throws IOException {
        Files.createDirectories(root.resolve(file).getParent());
        Files.writeString(root.resolve(file), text);
    }

    private Result run(String... arguments) throws Exception {
        var output = temporary.resolve("output").toFile();
        var errors = temporary.resolve("errors").toFile();
        var builder = new ProcessBuilder("sh", root.resolve("throughline").toString())
                .directory(root.toFile())
                .redirectOutput(output)
                .redirectError(errors);
        builder.command().addAll(List.of(arguments));
        builder.environment().put("JAVA_HOME", jdk.toString());
        builder.environment().put("PATH", temporary.resolve("bin") + ":" + System.getenv("PATH"));
        var process = builder.start();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new Result(process.exitValue(), Files.readString(output.toPath()), Files.readString(errors.toPath()));
    }

    private record Result(int code, String output, String errors) {}
}
