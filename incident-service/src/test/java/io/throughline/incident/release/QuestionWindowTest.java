package io.throughline.incident.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.incident.incident.times.IncidentTime;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QuestionWindowTest {
    private static final Instant IMPACT = Instant.parse("2026-11-23T09:40:00Z");
    private static final Instant DETECTED = Instant.parse("2026-11-23T09:45:00Z");
    private static final Instant DECLARED = Instant.parse("2026-11-23T09:50:00Z");

    private final Map<IncidentTime, Instant> times = new EnumMap<>(Map.of(IncidentTime.DECLARED, DECLARED));

    @Test
    void incidentStartsWithItsImpactElseWithItsDetectionElseWithItsDeclaration() {
        assertThat(QuestionWindow.startOf(times::get)).isEqualTo(DECLARED);

        times.put(IncidentTime.DETECTED, DETECTED);
        assertThat(QuestionWindow.startOf(times::get)).isEqualTo(DETECTED);

        times.put(IncidentTime.IMPACT_STARTED, IMPACT);
        assertThat(QuestionWindow.startOf(times::get)).isEqualTo(IMPACT);
    }

    @Test
    void releaseAndIncidentFindEachOther() {
        QuestionWindow window = new QuestionWindow(Duration.ofHours(2));

        assertThat(window.earliestRelease(IMPACT)).isEqualTo("2026-11-23T07:40:00Z");
        assertThat(window.latestStart(window.earliestRelease(IMPACT))).isEqualTo(IMPACT);
    }
}
