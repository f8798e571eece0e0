package io.throughline.incident;

import static io.throughline.incident.AlertmanagerAlert.firing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasSize;

import io.micrometer.core.instrument.LongTaskTimer;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.throughline.kit.EventJson;
import io.throughline.kit.testing.RealParts;
import io.throughline.kit.testing.TestDatabase;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Senders that go away before they are answered leave what they sent behind, and take no place with them. */
@QuarkusTest
@QuarkusTestResource(value = RealParts.class, initArgs = @ResourceArg(name = "database", value = "incident"))
class DepartedSendersTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    /** Longer than what is read without a worker thread. */
    private static final int LONG_BYTES = 200_000;

    @Inject
    MeterRegistry meters;

    private TestDatabase database;

    /** How a request waits to be stored, and how many may do so: the shares that {@link IntakeStormTest} names. */
    private enum Way {
        WAITING(96) {
            @Override
            SlowRequest send(Sender sender, String service, String alert) throws IOException {
                return whole(Sender.PATH, message(service, alert), key(sender));
            }
        },
        LONG(36) {
            @Override
            SlowRequest send(Sender sender, String service, String alert) throws IOException {
                return whole(Sender.PATH, message(service, alert) + " ".repeat(LONG_BYTES), key(sender));
            }
        },
        KEYED(6) {
            @Override
            SlowRequest send(Sender sender, String service, String alert) throws IOException {
                return whole(Sender.PATH, message(service, alert), key(sender), "Idempotency-Key: " + alert);
            }
        },
        GENERIC(36) {
            @Override
            SlowRequest send(Sender sender, String service, String alert) throws IOException {
                String body = EventJson.write(Map.of("title", "Disk full", "service", service, "dedupKey", alert));
                return whole("/api/v1/alerts/generic", body, key(sender));
            }
        },
        PAGERDUTY(12) {
            @Override
            SlowRequest send(Sender sender, String service, String alert) throws IOException {
                Map<String, Object> payload = Map.of("summary", "Disk full", "source", service, "severity", "info");
                return whole(
                        "/v2/enqueue",
                        EventJson.write(Map.of(
                                "routing_key",
                                sender.key(),
                                "event_action",
                                "trigger",
                                "dedup_key",
                                alert,
                                "payload",
                                payload)));
            }
        };

        private final int share;

        Way(int share) {
            this.share = share;
        }

        abstract SlowRequest send(Sender sender, String service, String alert) throws IOException;

        private static String message(String service, String alert) {
            return EventJson.write(AlertmanagerAlert.message(List.of(firing(service, "HighLatency", alert))));
        }

        private static String key(Sender sender) {
            return "X-Throughline-Key: " + sender.key();
        }

        private static SlowRequest whole(String path, String body, String... headers) throws IOException {
            List<String> all = new ArrayList<>(List.of(headers));
            all.add("Content-Length: " + body.getBytes(StandardCharsets.UTF_8).length);
            SlowRequest request = SlowRequest.begun(path, all.toArray(String[]::new));
            request.send(body);
            return request;
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsBeingStoredIsStoredAndHoldsItsPlaceUntilThen(Way way) throws IOException, SQLException {
        String service = Api.newService(Api.service(2));
        Sender sender = Sender.of(service);
        awaitInWork(0);
        try (HeldAlerts alerts = HeldAlerts.in(database)) {
            SlowRequest request = way.send(sender, service, "f1");
            await().atMost(SOON).until(() -> alerts.waitingToStore() == 1);
            int connections = connections();

            request.close();

            await().atMost(SOON).until(() -> connections() < connections);
            assertThat(inWork()).isEqualTo(1);
        }

        await().atMost(SOON).untilAsserted(() -> Api.alertsOf(service).then().body("items", hasSize(1)));
        awaitInWork(0);
    }

    @ParameterizedTest
    @EnumSource
    void asManyAsEverAreLetInHoweverManyHaveLeft(Way way) throws IOException, SQLException {
        String service = Api.newService(Api.service(2));
        Sender sender = Sender.of(service);
        awaitInWork(0);
        for (int round = 0; round < 2; round++) {
            try (HeldAlerts alerts = HeldAlerts.in(database)) {
                List<SlowRequest> leaving = fill(way, sender, service, "round" + round);
                await().atMost(SOON).until(() -> alerts.waitingToStore() > 0);
                for (SlowRequest request : leaving) {
                    request.close();
                }
            }
            awaitInWork(0);
        }

        List<SlowRequest> stay;
        try (HeldAlerts alerts = HeldAlerts.in(database)) {
            stay = fill(way, sender, service, "stays");
            await().atMost(SOON).until(() -> alerts.waitingToStore() > 0);
            try (SlowRequest oneMore = way.send(sender, service, "one-more")) {
                assertThat(oneMore.status()).isEqualTo(503);
            }
        }
        for (SlowRequest request : stay) {
            assertThat(request.status()).isEqualTo(202);
            request.close();
        }
        awaitInWork(0);
    }

    @Test
    void whoLeavesBeforeTheBodyIsSentGivesThePlaceBack() throws IOException {
        String service = Api.newService(Api.service(2));
        Sender sender = Sender.of(service);
        awaitInWork(0);
        List<SlowRequest> begun = new ArrayList<>();
        for (int i = 0; i < Way.WAITING.share; i++) {
            begun.add(SlowRequest.begun(Sender.PATH, Way.key(sender), "Content-Length: 2000"));
        }
        awaitInWork(Way.WAITING.share);
        sender.post(firing(service, "HighLatency", "f1")).then().statusCode(503);

        for (SlowRequest request : begun) {
            request.close();
        }

        awaitInWork(0);
        sender.takes(firing(service, "HighLatency", "f1"));
        Api.alertsOf(service).then().body("items", hasSize(1));
    }

    /** As many as are let in. */
    private List<SlowRequest> fill(Way way, Sender sender, String service, String prefix) throws IOException {
        List<SlowRequest> requests = new ArrayList<>();
        for (int i = 0; i < way.share; i++) {
            requests.add(way.send(sender, service, prefix + "-" + i));
        }
        awaitInWork(way.share);
        return requests;
    }

    private double inWork() {
        return meters.get("throughline.intake.requests").gauge().value();
    }

    private void awaitInWork(int requests) {
        await().atMost(SOON).until(() -> inWork() == requests);
    }

    /** As the server sees them: one is gone when whoever waits for its end has been told. */
    private int connections() {
        return meters.find("http.server.connections").longTaskTimers().stream()
                .mapToInt(LongTaskTimer::activeTasks)
                .sum();
    }
}
