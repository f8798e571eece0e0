package io.throughline.incident;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.throughline.kit.testing.RealParts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real Alertmanager that pages through PagerDuty, but for the URL; skipped where it is not installed. */
@QuarkusTest
@QuarkusTestResource(value = RealParts.class, initArgs = @ResourceArg(name = "database", value = "incident"))
class PagingAlertmanagerTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final boolean MANDATORY = "true".equals(System.getenv("THROUGHLINE_REQUIRE_TOOLS"));

    private String service;
    private int port;

    @BeforeEach
    void describe() {
        service = Api.newService(Api.service(1));
    }

    @Test
    void groupIsOneAlertFromItsFirstFiringToItsLastResolve(@TempDir Path folder) throws Exception {
        boolean there = Arrays.stream(System.getenv("PATH").split(":"))
                .anyMatch(bin -> Files.isExecutable(Path.of(bin, "prometheus-alertmanager")));
        assumeTrue(MANDATORY || there, "prometheus-alertmanager is not installed");
        Process alertmanager = start(folder, Sender.of().key());
        try {
            await().atMost(SOON).ignoreExceptions().untilAsserted(() -> post(1, 3, null));
            await().atMost(SOON)
                    .untilAsserted(() -> Api.alertsOf(service)
                            .then()
                            .body("items.name", contains("HighLatency"))
                            .body("items.severity", contains("CRITICAL")));
            Api.incidentsOf(service).then().body("items", hasSize(1)).body("items[0].severity", equalTo("SEV1"));

            post(1, 2, Instant.now());
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(Api.alertsOf(service).<Integer>path("items[0].deliveries"))
                            .isGreaterThan(1));
            Api.alertsOf(service).then().body("items.state", contains("FIRING"));

            post(3, 3, Instant.now());
            await().atMost(SOON)
                    .untilAsserted(() -> Api.alertsOf(service).then().body("items.state", contains("RESOLVED")));
            Api.incidentsOf(service).then().body("items.status", contains("DECLARED"));
        } finally {
            alertmanager.destroyForcibly().onExit().join();
        }
    }

    private Process start(Path folder, String key) throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        Path configuration =
                Files.writeString(folder.resolve("alertmanager.yml"), """
                route:
                  receiver: throughline
                  group_by: [alertname, service]
                  group_wait: 200ms
                  group_interval: 500ms
                receivers:
                  - name: throughline
                    pagerduty_configs:
                      - url: http://127.0.0.1:%d/v2/enqueue
                        routing_key: %s
                        send_resolved: true
                """.formatted(RestAssured.port, key));
        return new ProcessBuilder(
                        "prometheus-alertmanager",
                        "--config.file=" + configuration,
                        "--storage.path=" + folder.resolve("data"),
                        "--web.listen-address=127.0.0.1:" + port,
                        "--cluster.listen-address=")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("alertmanager.out").toFile())
                .start();
    }

    private void post(int first, int last, Instant endsAt) {
        List<Map<String, Object>> alerts = IntStream.rangeClosed(first, last)
                .mapToObj(i -> {
                    Map<String, Object> alert = new LinkedHashMap<>();
                    alert.put(
                            "labels",
                            Map.of(
                                    "alertname",
                                    "HighLatency",
                                    "service",
                                    service,
                                    "severity",
                                    "critical",
                                    "instance",
                                    "i-" + i));
                    if (endsAt != null) {
                        alert.put("endsAt", endsAt.toString());
                    }
                    return alert;
                })
                .toList();
        given().port(port)
                .contentType(ContentType.JSON)
                .body(alerts)
                .post("/api/v2/alerts")
                .then()
                .statusCode(200);
    }
}
