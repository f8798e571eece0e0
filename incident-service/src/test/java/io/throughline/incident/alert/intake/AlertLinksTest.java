package io.throughline.incident.alert.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.incident.alert.format.AlertSeverity;
import io.throughline.incident.alert.format.Signal;
import io.throughline.incident.alert.intake.AlertChange.Counted;
import io.throughline.incident.alert.intake.AlertChange.Ended;
import io.throughline.incident.alert.judge.Candidate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the judge is asked about the alerts of one transaction. */
class AlertLinksTest {
    private static final Instant TEN = Instant.parse("2026-11-23T10:00:00Z");
    private static final UUID ONE = UUID.fromString("00000000-0000-7000-8000-000000000001");
    private static final UUID OTHER = UUID.fromString("00000000-0000-7000-8000-000000000002");

    @Test
    void newAlertIsAsUrgentAsItIsToldToBeByTheEnd() {
        NewAlert alert = new NewAlert(ONE, OTHER, "checkout", warning(null), TEN);

        assertThat(AlertLinks.candidates(List.of(alert), Map.of(ONE, AlertSeverity.CRITICAL)))
                .extracting(Candidate::severity)
                .containsExactly(AlertSeverity.CRITICAL);
    }

    @Test
    void newAlertThatIsOverIsNotJudged() {
        NewAlert alert = new NewAlert(ONE, OTHER, "checkout", warning(TEN.plusSeconds(60)), TEN);

        assertThat(AlertLinks.candidates(List.of(alert), Map.of())).isEmpty();
    }

    @Test
    void whatIsToldAgainIsJudgedAtItsWorstUnlessItIsOver() {
        List<AlertChange> changes = List.of(
                new Counted(ONE, AlertSeverity.CRITICAL, null),
                new Counted(ONE),
                new Counted(OTHER),
                new Ended(OTHER, TEN));

        assertThat(AlertLinks.toldAgain(changes)).isEqualTo(Map.of(ONE, AlertSeverity.CRITICAL));
    }

    private static Signal warning(Instant endsAt) {
        return new Signal(
                "key", "HighLatency", "checkout", AlertSeverity.WARNING, TEN, endsAt, Map.of(), Map.of(), null, "{}");
    }
}
