package io.throughline.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackOffTest {
    @Test
    void pausesDoubleUpToTenSeconds() {
        var backOff = new BackOff();

        assertThat(Stream.generate(backOff::next).limit(7).map(Duration::toMillis))
                .containsExactly(500L, 1_000L, 2_000L, 4_000L, 8_000L, 10_000L, 10_000L);
        backOff.reset();
        assertThat(backOff.next()).isEqualTo(Duration.ofMillis(500));
    }
}
