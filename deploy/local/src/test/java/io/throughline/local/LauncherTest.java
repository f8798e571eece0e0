package io.throughline.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.events.Topic;
import io.throughline.local.data.DataDirectory;
import io.throughline.local.data.PartState;
import io.throughline.local.data.StackState;
import io.throughline.local.data.StackStateFile;
import io.throughline.local.process.LeftOvers;
import io.throughline.local.process.Marker;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The launcher as its users meet it, a process; PostgreSQL and Kafka are real, the services are {@link StubService}. */
@Timeout(240)
class LauncherTest {
    @TempDir
    Path temporary;

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Process> started = new ArrayList<>();
    private Path project;
    private Path data;
    private int partCount = 5;

    @BeforeEach
    void createProject() throws IOException {
        project = StubProject.in(temporary.resolve("project"));
        data = temporary.resolve("data");
    }

    @AfterEach
    void endAll() throws IOException {
        started.forEach(Process::destroyForcibly);
        started.forEach(process -> process.onExit().join());
        new LeftOvers(new Marker(DataDirectory.at(data))).end();
    }

    @Test
    void stackStartsSurvivesAndStops() throws Exception {
        var launcher = up("first.out");
        assertServicesAreConfigured(awaitUp());
        assertTopicsAreThere();
        assertSecondLauncherIsRefused();
        assertThat(run("status", "--data", data.toString()).code()).isZero();

        killAllChildren();
        awaitRestarts();

        launcher.destroyForcibly().onExit().join();
        assertThat(run("status", "--data", data.toString()).code()).isEqualTo(3);
        var second = up("second.out");
        awaitUp();
        assertThat(Files.readString(temporary.resolve("second.out"))).contains("Stopped kafka", "Stopped postgresql");

        assertThat(run("down", "--data", data.toString()).code()).isZero();
        assertThat(second.isAlive()).isFalse();
        assertNothingIsLeft();
        assertThat(run("down", "--data", data.toString()).output()).contains("Nothing runs");
    }

    @Test
    @Tag("faults")
    void downEndsWhatAKilledLauncherLeft() throws Exception {
        var launcher = up("up.out");
        awaitUp();
        launcher.destroyForcibly().onExit().join();

        assertThat(run("down", "--data", data.toString()).code()).isZero();

        assertNothingIsLeft();
    }

    @Test
    @Tag("faults")
    void everyServiceRunsTwiceAndComesThroughTheProxies() throws Exception {
        partCount = 8;
        String[] shape = {"--replicas", "2", "--via", "postgresql=7001", "--via", "kafka=7002"};
        var launcher = up("up.out", shape);
        var before = awaitUp();
        var second = part(before, "incident-service-2");
        assertThat(second.port()).isNotEqualTo(part(before, "incident-service").port());
        assertThat(second.log()).endsWith("/incident-service-2.log");
        assertThat(environment(second, "THROUGHLINE_DATABASE_URL"))
                .isEqualTo("jdbc:postgresql://127.0.0.1:7001/incident");
        assertThat(environment(second, "THROUGHLINE_KAFKA_BOOTSTRAP_SERVERS")).isEqualTo("127.0.0.1:7002");
        assertThat(before.ports()).containsKey("kafka-proxied").doesNotContainValue(7002);

        launcher.destroyForcibly().onExit().join();
        up("again.out", shape);

        assertThat(awaitUp().ports()).isEqualTo(before.ports());
        assertThat(Files.readString(temporary.resolve("again.out"))).contains("Stopped incident-service-2");
        assertThat(run("down", "--data", data.toString()).code()).isZero();
        assertNothingIsLeft();
    }

    private void assertServicesAreConfigured(StackState state) throws Exception {
        var notification = part(state, "notification-service");
        assertThat(environment(notification, "THROUGHLINE_DATABASE_USER")).isEqualTo("notification_app");
        assertThat(environment(notification, "THROUGHLINE_DATABASE_URL")).endsWith("/notification");
        assertThat(environment(notification, "THROUGHLINE_NOTIFICATION_FALLBACK"))
                .isEqualTo("fallback@example.org");
        assertThat(environment(notification, "THROUGHLINE_TOKEN_PUBLIC_KEY")).startsWith("MII");
        assertThat(environment(part(state, "action-service"), "THROUGHLINE_NOTIFICATION_FALLBACK"))
                .isEqualTo("null");
    }

    private void assertTopicsAreThere() throws Exception {
        try (var admin = Admin.create(
                Map.of("bootstrap.servers", part(awaitUp(), "kafka").url()))) {
            var names = Arrays.stream(Topic.values()).map(Topic::topicName).toList();
            var topics = admin.describeTopics(names).allTopicNames().get();
            assertThat(topics.values())
                    .hasSize(names.size())
                    .allMatch(topic -> topic.partitions().size() == Topic.PARTITIONS);
        }
    }

    private void assertSecondLauncherIsRefused() throws Exception {
        var second = run("up", "--free-ports", "--data", data.toString());
        assertThat(second.code()).isEqualTo(1);
        assertThat(second.output()).contains("already runs on");
    }

    private void assertNothingIsLeft() throws IOException {
        assertThat(new LeftOvers(new Marker(DataDirectory.at(data))).find()).isEmpty();
        assertThat(data.resolve("stack.json")).doesNotExist();
    }

    private void killAllChildren() throws IOException {
        new LeftOvers(new Marker(DataDirectory.at(data)))
                .find()
                .forEach(child -> child.process().destroyForcibly());
    }

    private void awaitRestarts() {
        Awaitility.await().atMost(Duration.ofSeconds(90)).ignoreExceptions().until(() -> {
            var parts = state().parts();
            return parts.size() == partCount && parts.stream().allMatch(part -> part.ready() && part.restarts() > 0);
        });
    }

    private StackState awaitUp() {
        Awaitility.await().atMost(Duration.ofSeconds(90)).ignoreExceptions().until(() -> {
            var parts = state().parts();
            return parts.size() == partCount && parts.stream().allMatch(PartState::ready) && launcherLives();
        });
        return state();
    }

    /** The state may still be that of a launcher that was killed. */
    private boolean launcherLives() {
        return started.stream().anyMatch(process -> process.isAlive() && process.pid() == state().pid());
    }

    private StackState state() {
        try {
            return new StackStateFile(data.resolve("stack.json")).read().orElseThrow();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PartState part(StackState state, String name) {
        return state.parts().stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private String environment(PartState service, String name) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(service.url() + "/environment/" + name))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    private Process up(String output, String... shape) throws IOException {
        var arguments = new ArrayList<>(List.of("up", "--free-ports", "--data", data.toString()));
        arguments.addAll(List.of(shape));
        return start(output, arguments.toArray(String[]::new));
    }

    private Result run(String... arguments) throws Exception {
        var output = "command.out";
        var process = start(output, arguments);
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        return new Result(process.exitValue(), Files.readString(temporary.resolve(output)));
    }

    private Process start(String output, String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-Dthroughline.root=" + project,
                "-cp",
                System.getProperty("java.class.path"),
                Launcher.class.getName()));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(temporary.resolve(output).toFile())
                .start();
        started.add(process);
        return process;
    }

    private record Result(int code, String output) {}
}
