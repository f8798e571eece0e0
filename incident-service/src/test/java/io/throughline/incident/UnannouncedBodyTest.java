package io.throughline.incident;

import static io.throughline.incident.AlertmanagerAlert.firing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasSize;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.throughline.kit.EventJson;
import io.throughline.kit.testing.RealParts;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What bodies of senders may take together is shared by their announced lengths, and by a long one without any. */
@QuarkusTest
@QuarkusTestResource(value = RealParts.class, initArgs = @ResourceArg(name = "database", value = "incident"))
class UnannouncedBodyTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String CHUNKED = "Transfer-Encoding: chunked";
    /** Of 8 MiB each, in three quarters of {@code throughline.intake.kibibytes}. */
    private static final int UNANNOUNCED = 4;
    /** The longest that one sender may post. */
    private static final int LONGEST = 32 << 20;

    private static final int STRANGERS_LIMIT = 512 << 10;

    @Inject
    MeterRegistry meters;

    private String service;
    private Sender sender;

    @BeforeEach
    void describe() {
        service = Api.newService(Api.service(2));
        sender = Sender.of(service);
        awaitInWork(0);
    }

    @Test
    void fewAreLetInAtOnceAndEachIsTakenWhenItHasCome() throws IOException {
        List<SlowRequest> begun = new ArrayList<>();
        for (int i = 0; i < UNANNOUNCED; i++) {
            SlowRequest request = begun(CHUNKED);
            request.sendChunk("{\"alerts\":");
            begun.add(request);
        }
        awaitInWork(UNANNOUNCED);

        try (SlowRequest oneMore = begun(CHUNKED)) {
            assertThat(oneMore.status()).isEqualTo(503);
        }
        sender.takes(firing(service, "HighLatency", "announced"));

        for (SlowRequest request : begun) {
            request.sendChunk("[]}");
            request.sendChunk("");
            assertThat(request.status()).isEqualTo(202);
            request.close();
        }
        awaitInWork(0);
        assertOneUnannouncedIsTaken();
    }

    @Test
    void whoLeavesInTheMiddleGivesThePlaceBack() throws IOException {
        for (int round = 0; round < 3; round++) {
            List<SlowRequest> begun = new ArrayList<>();
            for (int i = 0; i < UNANNOUNCED; i++) {
                SlowRequest request = begun(CHUNKED);
                request.sendChunk("{\"alerts\":");
                begun.add(request);
            }
            awaitInWork(UNANNOUNCED);
            for (SlowRequest request : begun) {
                request.close();
            }
            awaitInWork(0);
        }

        assertOneUnannouncedIsTaken();
    }

    /** Beside the longest there is room for 4095 KiB: three quarters of 49152, without the 32769 that it takes. */
    @ParameterizedTest(name = "{0} bytes beside the longest: let in {1}")
    @CsvSource({"4193279, true", "4193280, false"}) // 4095 KiB less one byte; 4095 KiB, which begin another one
    void bodiesAreMeasuredInWholeKibibytes(int bytes, boolean letIn) throws IOException {
        SlowRequest longest = begun("Content-Length: " + LONGEST);
        awaitInWork(1);
        SlowRequest other = begun("Content-Length: " + bytes);
        if (letIn) {
            awaitInWork(2);
            sender.post(firing(service, "HighLatency", "f1")).then().statusCode(503);
        } else {
            assertThat(other.status()).isEqualTo(503);
            sender.takes(firing(service, "HighLatency", "f1"));
        }

        longest.close();
        other.close();
        awaitInWork(0);
        sender.takes(firing(service, "HighLatency", "f2"));
    }

    @Test
    void theLongestIsLetInAgainOnceAnotherHasGone() throws IOException {
        for (int round = 0; round < 3; round++) {
            SlowRequest longest = begun("Content-Length: " + LONGEST);
            awaitInWork(1);
            try (SlowRequest another = begun("Content-Length: " + LONGEST)) {
                assertThat(another.status()).isEqualTo(503);
            }
            longest.close();
            awaitInWork(0);
        }
    }

    @ParameterizedTest(name = "{0} bytes beyond the limit: {1}")
    @CsvSource({"0, 202", "1, 413"})
    void bodyOfAStrangerIsCountedWhileItComes(int beyond, int status) throws IOException {
        String event = EventJson.write(Map.of(
                "routing_key",
                sender.key(),
                "event_action",
                "trigger",
                "dedup_key",
                "k",
                "payload",
                Map.of("summary", "Disk full", "source", "db1", "severity", "info")));
        try (SlowRequest request = SlowRequest.begun("/v2/enqueue", CHUNKED)) {
            request.sendChunk(event);
            request.sendChunk(" ".repeat(STRANGERS_LIMIT - event.length() + beyond));
            request.sendChunk("");

            assertThat(request.status()).isEqualTo(status);
        }

        awaitInWork(0);
        Api.alertsOf(service).then().body("items", hasSize(status == 202 ? 1 : 0));
    }

    private void assertOneUnannouncedIsTaken() throws IOException {
        try (SlowRequest request = begun(CHUNKED)) {
            request.sendChunk("{\"alerts\":[]}");
            request.sendChunk("");
            assertThat(request.status()).isEqualTo(202);
        }
    }

    private SlowRequest begun(String length) throws IOException {
        return SlowRequest.begun(Sender.PATH, "X-Throughline-Key: " + sender.key(), length);
    }

    private void awaitInWork(int requests) {
        await().atMost(SOON)
                .until(() -> meters.get("throughline.intake.requests").gauge().value() == requests);
    }
}
