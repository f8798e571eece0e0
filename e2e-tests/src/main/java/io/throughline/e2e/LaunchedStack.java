package io.throughline.e2e;

import static io.restassured.RestAssured.given;

import io.restassured.builder.RequestSpecBuilder;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** A stack of its own data, started by the launcher as a child process, as {@code ./throughline up} starts it. */
public final class LaunchedStack implements AutoCloseable {
    /** The service that takes alerts and keeps incidents. */
    public static final String INCIDENT_SERVICE = "incident-service";
    /** The service that keeps actions. */
    public static final String ACTION_SERVICE = "action-service";
    /** The service that tells people. */
    public static final String NOTIFICATION_SERVICE = "notification-service";
    /** The PostgreSQL server. */
    public static final String DATABASE = "postgresql";
    /** The Kafka broker. */
    public static final String BROKER = "kafka";

    private static final Duration START_TIMEOUT = Duration.ofMinutes(3);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(60);

    private final Path root = Checkout.root();
    private final Path data;
    private final StackOptions options;
    private final Map<String, String> tokens = new HashMap<>();
    private @Nullable Process launcher;

    private LaunchedStack(Path data, StackOptions options) {
        this.data = data;
        this.options = options;
    }

    /** Starts a stack on {@code data} and returns when every part is ready. */
    public static LaunchedStack start(Path data) {
        return start(data, StackOptions.USUAL);
    }

    /** Starts such a stack on {@code data} and returns when every part is ready. */
    public static LaunchedStack start(Path data, StackOptions options) {
        LaunchedStack stack = new LaunchedStack(data, options);
        try {
            stack.up();
            return stack;
        } catch (RuntimeException | Error e) {
            stack.close();
            throw e;
        }
    }

    /** Ends a stack that somebody left running on {@code data}, and who cannot end it any more. */
    public static void endLeftOver(Path data) {
        if (Files.exists(data.resolve("stack.json"))) {
            new LaunchedStack(data, StackOptions.USUAL).close();
        }
    }

    /** Starts it, again on the same data and the same ports, and returns when every part is ready. */
    public void up() {
        List<String> arguments = new ArrayList<>(List.of("up", "--free-ports", "--fallback", "fallback@example.org"));
        arguments.addAll(options.arguments());
        Process started = launch(options.environment(), arguments);
        launcher = started;
        Awaitility.await("stack on " + data + ": see launcher.out and logs there")
                .atMost(START_TIMEOUT)
                .until(() -> {
                    if (!started.isAlive()) {
                        throw new IllegalStateException("the launcher ended: " + output());
                    }
                    return state().isReady(started.pid(), options.parts());
                });
    }

    /** What the launcher says of its parts. */
    public StackState state() {
        return StackState.read(data.resolve("stack.json"));
    }

    /** Where the stack keeps everything. */
    public Path data() {
        return data;
    }

    /** The launcher's process id. */
    public long launcherPid() {
        if (launcher == null) {
            throw new IllegalStateException("not started");
        }
        return launcher.pid();
    }

    /** A request to a service as that person with those roles. */
    public RequestSpecification as(String service, String email, String... roles) {
        return to(service).auth().oauth2(token(email, roles));
    }

    /** A request to a service as nobody. */
    public RequestSpecification to(String service) {
        return given(new RequestSpecBuilder()
                .setBaseUri(url(service))
                .setContentType(ContentType.JSON)
                .build());
    }

    /** Where a service listens. */
    public String url(String service) {
        return "http://127.0.0.1:" + state().part(service).port();
    }

    /** A token as {@code ./throughline token} prints it. */
    public String token(String email, String... roles) {
        return tokens.computeIfAbsent(email + String.join(",", roles), key -> {
            List<String> arguments = new ArrayList<>(List.of("token", "--email", email));
            for (String role : roles) {
                arguments.addAll(List.of("--role", role));
            }
            try {
                Process process = launcher(arguments)
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
                String token = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
                if (process.waitFor() != 0) {
                    throw new IllegalStateException("no token");
                }
                return token;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        });
    }

    /** Ends a part's process as {@code kill -9} does; the launcher starts it again. */
    public void kill(String part) {
        kill(state().part(part).pid());
    }

    /** Ends the launcher as {@code kill -9} does; its children live on. */
    public void killLauncher() {
        kill(launcherPid());
    }

    /** Returns when the part runs in another process than {@code before} and is ready. */
    public void awaitRestart(String part, StackState before) {
        long old = before.part(part).pid();
        Awaitility.await(part + " restarted").atMost(START_TIMEOUT).until(() -> {
            StackState.Part now = state().part(part);
            return now.pid() != old && now.ready();
        });
    }

    /** Stops everything as Ctrl-C does. */
    @Override
    public void close() {
        try {
            Process down = launch(Map.of(), List.of("down"));
            if (!down.waitFor(STOP_TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
                down.destroyForcibly();
                throw new IllegalStateException("the stack did not stop: " + output());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What the launcher has printed. */
    public String output() {
        try {
            return Files.readString(data.resolve("launcher.out"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Process launch(Map<String, String> environment, List<String> arguments) {
        try {
            Files.createDirectories(data);
            ProcessBuilder builder = launcher(arguments)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            data.resolve("launcher.out").toFile()));
            builder.environment().putAll(environment);
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ProcessBuilder launcher(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dthroughline.root=" + root,
                "-jar",
                root.resolve("deploy/local/target/throughline-local.jar").toString()));
        command.addAll(arguments);
        command.addAll(List.of("--data", data.toString()));
        return new ProcessBuilder(command);
    }

    private static void kill(long pid) {
        ProcessHandle.of(pid).ifPresent(process -> {
            process.destroyForcibly();
            process.onExit().join();
        });
    }
}
