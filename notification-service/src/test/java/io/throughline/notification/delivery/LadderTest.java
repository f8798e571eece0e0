package io.throughline.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LadderTest {
    private static final Instant NOW = Instant.parse("2026-11-23T02:12:52Z");

    @Test
    void theStepsAreThoseOfTheDesign() {
        assertThat(IntStream.rangeClosed(1, 9)
                        .mapToObj(attempts -> Ladder.after(attempts, null, 0).orElseThrow()))
                .containsExactly(
                        Duration.ofSeconds(5),
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(30),
                        Duration.ofHours(2),
                        Duration.ofHours(5),
                        Duration.ofHours(10),
                        Duration.ofHours(14),
                        Duration.ofHours(20),
                        Duration.ofHours(24));
        assertThat(Ladder.after(10, null, 0)).isEmpty();
        assertThat(Ladder.length()).isEqualTo(10);
    }

    @Test
    void jitterOnlyMakesAStepLonger() {
        assertThat(Ladder.after(2, null, 1)).contains(Duration.ofSeconds(330));
    }

    @ParameterizedTest
    @CsvSource({"PT1S,PT5M", "PT10M,PT10M", "PT240H,PT24H"})
    void whatTheReceiverAsksForIsNeverSoonerThanTheLadderNorLaterThanADay(Duration asked, Duration wait) {
        assertThat(Ladder.after(2, asked, 0)).contains(wait);
    }

    @ParameterizedTest
    @CsvSource({
        "120,PT2M",
        "0,PT0S",
        "99999999999999999999999,PT8760H",
        "'Mon, 23 Nov 2026 02:13:52 GMT',PT1M",
        "'Mon, 23 Nov 2026 02:11:52 GMT',PT0S"
    })
    void retryAfterIsSecondsOrADate(String header, Duration wait) {
        assertThat(RetryAfter.read(header, NOW)).contains(wait);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-1", "1.5", "2026-11-23T02:13:52Z"})
    void whatIsNeitherAsksForNothing(String header) {
        assertThat(RetryAfter.read(header, NOW)).isEmpty();
    }
}
