package io.throughline.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.quarkus.test.junit.QuarkusTest;
import io.throughline.events.CloudEventHeaders;
import io.throughline.events.Topic;
import io.throughline.kit.testing.PublishedEvents;
import io.throughline.kit.testing.TestDatabase;
import io.throughline.kit.testing.TestEvents;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** People may say that something was done earlier, and it stays known when they said so. */
@QuarkusTest
class BackdatingTest {
    TestDatabase database;

    @Test
    void whatIsSaidLaterKeepsBothTimes() {
        ActionUnderTest action = ActionUnderTest.opened(Catalogue.announced(database));
        Instant opened = Instant.parse(action.get().path("openedAt"));
        Instant done = opened.plus(1, ChronoUnit.MILLIS);
        Instant before = Instant.now();

        action.move("complete", Map.of("evidence", Map.of("text", "Seen"), "at", done.toString()))
                .then()
                .statusCode(200);

        assertThat(action.get().<String>path("completedAt")).isEqualTo(done.toString());
        assertThat(Instant.parse(action.history().path("items[1].at"))).isEqualTo(done);
        assertThat(Instant.parse(action.history().path("items[1].recordedAt")))
                .isAfterOrEqualTo(before.truncatedTo(ChronoUnit.MILLIS));
        var events = PublishedEvents.of(Topic.ACTION, action.id, 2);
        assertThat(Instant.parse(TestEvents.header(events.get(1), CloudEventHeaders.TIME)))
                .as("others are told when it was said")
                .isAfter(done)
                .isCloseTo(Instant.now(), within(Duration.ofMinutes(5)));
        assertThat(action.changes()).isEqualTo(List.of("OPENED", "COMPLETED"));
    }
}
