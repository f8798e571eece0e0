package io.throughline.incident.alert.format;

import static io.throughline.incident.alert.format.Fixtures.RECEIVED;
import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.incident.alert.format.Telling.Order;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Events that Datadog makes of our template. */
class DatadogFormatTest {
    private final AlertFormat format = new DatadogFormat();

    @Test
    void everyFieldOfTheTemplateIsKept() {
        Signal signal = Fixtures.only(Fixtures.read(format, "triggered"));

        assertThat(signal.dedupKey()).isEqualTo("3913429021");
        assertThat(signal.name()).isEqualTo("CPU is high");
        assertThat(signal.service()).isEqualTo("checkout");
        assertThat(signal.severity()).isEqualTo(AlertSeverity.CRITICAL);
        assertThat(signal.startsAt()).isEqualTo("2026-11-23T02:12:51.201Z");
        assertThat(signal.endsAt()).isNull();
        assertThat(signal.link()).isEqualTo("https://app.datadoghq.example/event/7219873421");
        assertThat(signal.labels())
                .isEqualTo(Map.of(
                        "alert_id", "12345",
                        "env", "prod",
                        "host", "i-1",
                        "monitor", "",
                        "priority", "P1",
                        "scope", "host:i-1,env:prod",
                        "service", "checkout",
                        "team", "a,b"));
        assertThat(signal.annotations())
                .containsEntry("title", "[P1] [Triggered on {host:i-1}] CPU is high")
                .containsEntry("body", "%%%\nCPU above 90 %\n%%%")
                .containsEntry("type", "error")
                .containsEntry("transition", "Triggered");
        assertThat(signal.telling().order()).isEqualTo(Order.CYCLIC);
    }

    @Test
    void variableThatDatadogDoesNotFillIsEmpty() {
        Signal signal = Fixtures.only(Fixtures.read(format, "unfilled"));

        assertThat(signal.dedupKey()).isEqualTo("12345 env:prod");
        assertThat(signal.name()).as("nothing but a bracket").isEqualTo("[Warn]");
        assertThat(signal.service()).isNull();
        assertThat(signal.severity()).isEqualTo(AlertSeverity.WARNING);
        assertThat(signal.startsAt()).isEqualTo(RECEIVED);
        assertThat(signal.link()).isNull();
        assertThat(signal.labels()).containsOnlyKeys("alert_id", "scope");
        assertThat(signal.telling()).as("a key that comes back").isEqualTo(Telling.in(Order.TIMED));
    }

    @ParameterizedTest(name = "{0} of priority {1} is {2} {3}")
    @CsvSource({
        "Triggered,P1,FIRING,CRITICAL",
        "Triggered,P2,FIRING,ERROR",
        "Triggered,3,FIRING,WARNING",
        "Triggered,P5,FIRING,INFO",
        "Triggered,'',FIRING,CRITICAL",
        "Re-Triggered,'',FIRING,CRITICAL",
        "Renotify,'',FIRING,CRITICAL",
        "Warn,P1,FIRING,WARNING",
        "Re-Warn,'',FIRING,WARNING",
        "No Data,'',FIRING,ERROR",
        "No Data,P1,FIRING,CRITICAL",
        "Re-No Data,'',FIRING,ERROR",
        "Muted,P1,FIRING,INFO",
        "Recovered,P1,RESOLVED,INFO",
        "RECOVERED,'',RESOLVED,INFO"
    })
    void everyTransitionIsMapped(String transition, String priority, AlertState state, AlertSeverity severity) {
        Signal signal = Fixtures.only(read(transition, priority, "1795399971"));

        assertThat(signal.state()).isEqualTo(state);
        assertThat(signal.severity()).isEqualTo(severity);
        assertThat(signal.startsAt()).as("in seconds").isEqualTo("2026-11-23T02:12:51Z");
    }

    @Test
    void sameIdOfAnotherTransitionIsAnotherMessage() {
        String triggered = event("Triggered");

        assertThat(event("Triggered")).isEqualTo(triggered);
        assertThat(event("Recovered")).isNotEqualTo(triggered);
    }

    @ParameterizedTest
    @ValueSource(strings = {"999999999999999", "-1", "soon", "99999999999999999999", ""})
    void timeThatCannotBeIsThatOfReceipt(String date) {
        assertThat(Fixtures.only(read("Triggered", "", date)).startsAt()).isEqualTo(RECEIVED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[]|its transition is none that we know",
                "{\"cycle\":\"1\",\"transition\":\"Exploded\"}|its transition is none that we know",
                "{\"transition\":\"Triggered\"}|it has neither a cycle nor an alert_id"
            })
    void whatCannotBeMappedIsKeptWithItsReason(String body, String reason) {
        assertThat(Fixtures.reason(Fixtures.readText(format, body))).isEqualTo(reason);
    }

    private String event(String transition) {
        return Fixtures.only(read(transition, "", "")).telling().event();
    }

    private Delivery read(String transition, String priority, String date) {
        return Fixtures.readText(format, """
                {"id":"7","cycle":"1","title":"CPU","transition":"%s","priority":"%s","date":"%s"}""".formatted(transition, priority, date));
    }
}
