package io.throughline.e2e;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;

/** A real Prometheus Alertmanager, from Debian's package, that posts to a stack. */
public final class AlertmanagerProcess implements AutoCloseable {
    private static final String EXECUTABLE = "prometheus-alertmanager";
    private static final String ALONE = """
            route:
              receiver: nobody
              group_by: [alertname, service]
            receivers:
              - name: nobody
            """;

    private final Process process;
    private final String url;

    private AlertmanagerProcess(Process process, String url) {
        this.process = process;
        this.url = url;
    }

    /** Where it is installed; empty if it is not. */
    public static Optional<Path> executable() {
        return Arrays.stream(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, EXECUTABLE))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * Starts one that groups by alert name and service and posts to {@code target} with {@code key}.
     *
     * @param folder for its configuration and data
     */
    public static AlertmanagerProcess start(Path folder, String target, String key) {
        return start(folder, configuration(target, key));
    }

    /** Starts one that takes alerts and tells nobody. */
    public static AlertmanagerProcess alone(Path folder) {
        return start(folder, ALONE);
    }

    private static AlertmanagerProcess start(Path folder, String content) {
        try {
            Files.createDirectories(folder);
            Path configuration = Files.writeString(folder.resolve("alertmanager.yml"), content);
            int port = freePort();
            Process process = new ProcessBuilder(
                            executable().orElseThrow().toString(),
                            "--config.file=" + configuration,
                            "--storage.path=" + folder.resolve("data"),
                            "--web.listen-address=127.0.0.1:" + port,
                            "--cluster.listen-address=")
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("alertmanager.out").toFile())
                    .start();
            AlertmanagerProcess alertmanager = new AlertmanagerProcess(process, "http://127.0.0.1:" + port);
            alertmanager.awaitReady();
            return alertmanager;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it listens. */
    public String url() {
        return url;
    }

    /** Hands it alerts, as Prometheus does; an alert with an {@code endsAt} that has passed is resolved. */
    public void post(List<Map<String, Object>> alerts) {
        given().contentType(ContentType.JSON)
                .body(alerts)
                .post(url + "/api/v2/alerts")
                .then()
                .statusCode(200);
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    private void awaitReady() {
        Awaitility.await("Alertmanager")
                .atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .until(() -> given().get(url + "/-/ready").statusCode() == 200);
    }

    /** Intervals of a test; a message that was not accepted is sent again with back-off by Alertmanager itself. */
    private static String configuration(String target, String key) {
        return """
                route:
                  receiver: throughline
                  group_by: [alertname, service]
                  group_wait: 500ms
                  group_interval: 1s
                  repeat_interval: 5s
                receivers:
                  - name: throughline
                    webhook_configs:
                      - url: %s/api/v1/alerts/alertmanager
                        send_resolved: true
                        http_config:
                          authorization:
                            credentials: %s
                """.formatted(target, key);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
