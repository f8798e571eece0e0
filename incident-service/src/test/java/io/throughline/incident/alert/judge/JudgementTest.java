package io.throughline.incident.alert.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.incident.alert.format.AlertSeverity;
import io.throughline.incident.alert.judge.Judgement.Worth;
import io.throughline.incident.alert.rule.AlertName;
import io.throughline.incident.alert.rule.AlertRule;
import io.throughline.incident.alert.rule.Verdict;
import io.throughline.incident.catalog.ServiceState;
import io.throughline.incident.catalog.record.MaintenanceWindow;
import io.throughline.incident.catalog.record.Severity;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is decided on one alert. */
class JudgementTest {
    private static final AlertName NAME = new AlertName("checkout", "HighLatency");
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    @ParameterizedTest(name = "{0} and {1}: {2}")
    @CsvSource({
        "MATTERS,CRITICAL,OPENS",
        "MATTERS,INFO,OPENS",
        "UNDECIDED,CRITICAL,OPENS",
        "UNDECIDED,ERROR,JOINS",
        "UNDECIDED,WARNING,JOINS",
        "UNDECIDED,INFO,JOINS",
        "NOISE,CRITICAL,RECORDED",
        "NOISE,INFO,RECORDED"
    })
    void verdictDecidesAndWithoutOneACriticalAlertOpens(Verdict verdict, AlertSeverity severity, Worth worth) {
        Judgement judgement =
                Judgement.of(alert(severity), new Circumstances(NOW, rule(verdict, null), new ServiceState(2, null)));

        assertThat(judgement.worth()).isEqualTo(worth);
        assertThat(judgement.verdict()).isEqualTo(verdict);
    }

    @ParameterizedTest(name = "noise until {0}: {1}")
    @CsvSource({
        "2026-11-23T12:00:00.000001Z,NOISE,RECORDED",
        "2026-11-23T12:00:00Z,UNDECIDED,OPENS",
        "2026-11-23T11:59:59Z,UNDECIDED,OPENS"
    })
    void verdictThatHasEndedIsNone(Instant until, Verdict holds, Worth worth) {
        Judgement judgement = Judgement.of(
                alert(AlertSeverity.CRITICAL),
                new Circumstances(NOW, rule(Verdict.NOISE, until), new ServiceState(2, null)));

        assertThat(judgement.verdict()).isEqualTo(holds);
        assertThat(judgement.worth()).isEqualTo(worth);
    }

    @ParameterizedTest(name = "{0} on tier {1}: {2}")
    @CsvSource({"CRITICAL,1,SEV1", "CRITICAL,2,SEV2", "CRITICAL,4,SEV2", "ERROR,1,SEV3", "WARNING,1,SEV4", "INFO,1,SEV4"
    })
    void severityFollowsTheTier(AlertSeverity severity, int tier, Severity expected) {
        assertThat(Judgement.of(alert(severity), new Circumstances(NOW, null, new ServiceState(tier, null)))
                        .severity())
                .isEqualTo(expected);
    }

    @Test
    void severityAndGroupOfTheRuleWinAlsoWhenItsVerdictHasEnded() {
        AlertRule rule = new AlertRule(
                NAME, 1, Verdict.NOISE, "flaps", NOW, Severity.SEV3, "latency", null, "grace@example.org", NOW);

        Judgement judgement =
                Judgement.of(alert(AlertSeverity.CRITICAL), new Circumstances(NOW, rule, new ServiceState(1, null)));

        assertThat(judgement.severity()).isEqualTo(Severity.SEV3);
        assertThat(judgement.groupKey()).isEqualTo("latency");
    }

    @Test
    void maintenanceKeepsAnAlertFromOpeningAndSaysUntilWhen() {
        Instant end = NOW.plusSeconds(600);
        MaintenanceWindow window = new MaintenanceWindow(NOW, end, "new disks");

        Judgement held =
                Judgement.of(alert(AlertSeverity.CRITICAL), new Circumstances(NOW, null, new ServiceState(1, window)));
        Judgement noise = Judgement.of(
                alert(AlertSeverity.CRITICAL),
                new Circumstances(NOW, rule(Verdict.NOISE, null), new ServiceState(1, window)));

        assertThat(held.worth()).isEqualTo(Worth.JOINS);
        assertThat(held.heldUntil()).isEqualTo(end);
        assertThat(held.why())
                .isEqualTo("critical alert; its service is in maintenance until 2026-11-23T12:10:00Z (new disks)");
        assertThat(noise.worth()).isEqualTo(Worth.RECORDED);
        assertThat(noise.heldUntil()).isNull();
    }

    @Test
    void reasonNamesWhoDecidedAndUntilWhen() {
        Judgement judgement = Judgement.of(
                alert(AlertSeverity.INFO),
                new Circumstances(NOW, rule(Verdict.NOISE, NOW.plusSeconds(60)), new ServiceState(1, null)));

        assertThat(judgement.why())
                .isEqualTo("noise, as grace@example.org decided until 2026-11-23T12:01:00Z: it flaps");
    }

    private static Candidate alert(AlertSeverity severity) {
        return new Candidate(new UUID(0, 1), NAME, severity, NOW);
    }

    private static AlertRule rule(Verdict verdict, Instant until) {
        return new AlertRule(NAME, 1, verdict, "it flaps", until, null, null, null, "grace@example.org", NOW);
    }
}
