package io.throughline.incident.alert.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.incident.alert.format.Delivery.Unmappable;
import io.throughline.kit.error.UnreadableBodyException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Alertmanager's messages as they really come: fixtures are of the shape captured from version 0.25. */
class AlertmanagerFormatTest {
    private static final Instant RECEIVED = Instant.parse("2026-11-23T02:13:00Z");

    private final AlertmanagerFormat format = new AlertmanagerFormat();

    @Test
    void everyFieldOfAFiringAlertIsRead() {
        Signal signal = only(fixture("firing"));

        assertThat(signal.dedupKey()).isEqualTo("cdda474ccbf91969");
        assertThat(signal.name()).isEqualTo("HighLatency");
        assertThat(signal.service()).isEqualTo("checkout");
        assertThat(signal.severity()).isEqualTo(AlertSeverity.CRITICAL);
        assertThat(signal.state()).isEqualTo(AlertState.FIRING);
        assertThat(signal.startsAt()).isEqualTo("2026-11-23T02:12:51.201702Z");
        assertThat(signal.endsAt()).isNull();
        assertThat(signal.labels())
                .isEqualTo(Map.of(
                        "alertname", "HighLatency", "instance", "i-1", "service", "checkout", "severity", "critical"));
        assertThat(signal.annotations())
                .isEqualTo(Map.of("runbook_url", "https://runbooks.example/latency", "summary", "p99 above 2s"));
        assertThat(signal.link()).isEqualTo("http://prom.example/graph");
    }

    @Test
    void resolvedAlertHasTheKeyOfItsFiringWhateverItsTimes() {
        Signal signal = only(fixture("resolved"));

        assertThat(signal.dedupKey()).isEqualTo(only(fixture("firing")).dedupKey());
        assertThat(signal.state()).isEqualTo(AlertState.RESOLVED);
        assertThat(signal.startsAt()).isEqualTo("2026-11-23T02:00:00Z");
        assertThat(signal.endsAt()).isEqualTo("2026-11-23T02:00:00Z");
        assertThat(signal.link()).as("an empty generatorURL").isNull();
    }

    @Test
    void eachAlertOfAMixedGroupHasItsOwnState() {
        assertThat(fixture("mixed-group").signals())
                .extracting(Signal::state)
                .containsExactly(AlertState.FIRING, AlertState.RESOLVED, AlertState.FIRING);
    }

    @Test
    void truncatedGroupTellsOnlyOfTheAlertsThatAreInIt() {
        Delivery delivery = fixture("truncated");

        assertThat(delivery.signals()).extracting(Signal::dedupKey).containsExactly("bbbb000000000001");
        assertThat(delivery.unmappable()).isEmpty();
    }

    @Test
    void fieldsOfLaterVersionsAndValuesThatAreNoTextsAreTaken() {
        Signal signal = only(fixture("newer-fields"));

        assertThat(signal.labels())
                .containsEntry("tags", "[\"a\",1]")
                .containsEntry("count", "3")
                .containsEntry("absent", "null");
    }

    @Test
    void alertWithoutFingerprintIsKnownByItsLabels() {
        List<Signal> signals = fixture("without-fingerprint").signals();

        assertThat(signals).extracting(Signal::dedupKey).allMatch(key -> key.matches("[0-9a-f]{64}"));
        assertThat(signals.get(2).dedupKey()).isEqualTo(signals.get(0).dedupKey());
        assertThat(signals.get(1).dedupKey()).isNotEqualTo(signals.get(0).dedupKey());
    }

    @Test
    void whatCannotBeStoredIsReplacedAndNothingElse() {
        Signal signal = only(fixture("control-characters"));

        assertThat(signal.name()).isEqualTo("High\uFFFDLatency");
        assertThat(signal.labels())
                .containsEntry("nul", "a\uFFFDb")
                .containsEntry("half", "x\uFFFDy")
                .containsEntry("bell\uFFFD", "ring")
                .containsEntry("lines", "one\ntwo\tthree")
                .containsEntry("emoji", "\uD83D\uDD25");
        assertThat(signal.annotations()).containsEntry("summary", "p99\uFFFDabove");
        assertThat(signal.link()).isEqualTo("http://prom.example/\uFFFDgraph");
    }

    @Test
    void entryThatCannotBeMappedIsKeptWithItsReasonAndTheOthersAreTaken() {
        Delivery delivery = fixture("bad-entries");

        assertThat(delivery.signals())
                .extracting(Signal::dedupKey)
                .containsExactly("ffff000000000001", "ffff000000000009");
        assertThat(delivery.unmappable())
                .extracting(Unmappable::reason)
                .containsExactly(
                        "its labels are no object",
                        "its startsAt is no RFC 3339 time",
                        "its status is neither firing nor resolved",
                        "its status is neither firing nor resolved",
                        "its endsAt is no RFC 3339 time",
                        "its annotations are no object",
                        "its startsAt is no RFC 3339 time",
                        "its status is neither firing nor resolved",
                        "its status is neither firing nor resolved");
        assertThat(delivery.unmappable().get(1).raw()).contains("ffff000000000003", "yesterday", "runbook_url");
    }

    @Test
    void absentAndZeroTimesAreTheTimeOfReceipt() {
        Map<String, Signal> signals = byKey(fixture("extreme-years"));

        assertThat(signals.get("9999000000000001").startsAt()).isEqualTo(RECEIVED);
        assertThat(signals.get("9999000000000004").startsAt()).isEqualTo(RECEIVED);
        assertThat(signals.get("9999000000000005").endsAt()).isEqualTo(RECEIVED);
        assertThat(signals.get("9999000000000006").endsAt()).isEqualTo(RECEIVED);
    }

    @Test
    void nothingBeginsOrEndsAfterItWasReceived() {
        Map<String, Signal> signals = byKey(fixture("extreme-years"));

        assertThat(signals.get("9999000000000002").startsAt()).isEqualTo(RECEIVED);
        assertThat(signals.get("9999000000000003").endsAt()).isEqualTo(RECEIVED);
    }

    @Test
    void timeIsReadWithAnyOffset() {
        Map<String, Signal> signals = byKey(fixture("extreme-years"));

        assertThat(signals.get("9999000000000007").startsAt()).isEqualTo("2026-11-23T02:12:51.201702Z");
    }

    @Test
    void timeThatPostgresqlCannotReadIsNoTime() {
        Delivery delivery = fixture("impossible-years");

        assertThat(delivery.signals()).isEmpty();
        assertThat(delivery.unmappable())
                .hasSize(5)
                .allSatisfy(piece -> assertThat(piece.reason()).isEqualTo("its startsAt is no RFC 3339 time"));
    }

    @ParameterizedTest(name = "severity label {0} is {1}")
    @CsvSource({
        "critical,CRITICAL",
        "page,CRITICAL",
        "emergency,CRITICAL",
        "CRITICAL,CRITICAL",
        "error,ERROR",
        "high,ERROR",
        "warning,WARNING",
        "Warning,WARNING",
        "info,INFO",
        "none,INFO",
        "'',INFO"
    })
    void severityComesFromTheLabel(String label, AlertSeverity expected) {
        assertThat(only(read("{\"alerts\":[{\"status\":\"firing\",\"labels\":{\"severity\":\"" + label + "\"}}]}"))
                        .severity())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"alertname\":\"\"}", "{\"alertname\":\" \"}"})
    void alertWithoutNameIsTakenAsUnnamedAndNotUrgent(String labels) {
        Signal signal = only(read("{\"alerts\":[{\"status\":\"firing\",\"labels\":" + labels + "}]}"));

        assertThat(signal.name()).isEqualTo("unnamed alert");
        assertThat(signal.service()).isNull();
        assertThat(signal.severity()).isEqualTo(AlertSeverity.INFO);
        assertThat(signal.startsAt()).isEqualTo(RECEIVED);
        assertThat(signal.link()).isNull();
        assertThat(signal.annotations()).isEmpty();
    }

    @Test
    void longNameIsCutBetweenCharacters() {
        String name = "\uD83D\uDD25".repeat(300);

        assertThat(only(read(alertWithLabel("alertname", name))).name()).isEqualTo("\uD83D\uDD25".repeat(255));
    }

    @Test
    void longFingerprintIsHashedSoThatItStaysAKey() {
        String body = "{\"alerts\":[{\"status\":\"firing\",\"fingerprint\":\"" + "f".repeat(300) + "\"}]}";

        assertThat(only(read(body)).dedupKey())
                .hasSize(64)
                .isEqualTo(only(read(body)).dedupKey());
    }

    @Test
    void fiveHundredLabelsAreKept() {
        String labels = IntStream.range(0, 500)
                .mapToObj(i -> "\"label_" + i + "\":\"value " + i + "\"")
                .collect(Collectors.joining(","));

        assertThat(only(read("{\"alerts\":[{\"status\":\"firing\",\"labels\":{" + labels + "}}]}"))
                        .labels())
                .hasSize(500);
    }

    @Test
    void labelOf64KibibytesIsKept() {
        String text = "x".repeat(64 << 10);

        assertThat(only(read(alertWithLabel("big", text))).labels()).containsEntry("big", text);
    }

    @Test
    void messageBeyondWhatTheParserTakesIsKeptWhole() {
        String longName = alertWithLabel("n".repeat(64 << 10), "x");
        String deep = "{\"alerts\":" + "[".repeat(2_000) + "]".repeat(2_000) + "}";

        for (String body : List.of(longName, deep)) {
            Delivery delivery = read(body);
            assertThat(delivery.signals()).isEmpty();
            assertThat(delivery.unmappable())
                    .singleElement()
                    .satisfies(piece -> assertThat(piece.raw()).isEqualTo(body));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "null",
                "42",
                "\"firing\"",
                "{\"alerts\":null}",
                "{\"alerts\":{}}",
                "{\"alerts\":\"none\"}"
            })
    void messageWithoutAListOfAlertsIsKeptWhole(String body) {
        Delivery delivery = read(body);

        assertThat(delivery.signals()).isEmpty();
        assertThat(delivery.unmappable()).singleElement().satisfies(piece -> {
            assertThat(piece.raw()).isEqualTo(body);
            assertThat(piece.reason()).isEqualTo("there is no list of alerts in it");
        });
    }

    @Test
    void emptyListOfAlertsIsNothing() {
        Delivery delivery = read("{\"alerts\":[]}");

        assertThat(delivery.signals()).isEmpty();
        assertThat(delivery.unmappable()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "firing", "{\"alerts\":[", "{\"alerts\":[]} x", "{\"alerts\":[]}{}", "{'alerts':[]}"})
    void onlyWhatIsNoJsonIsRefused(String body) {
        assertThatThrownBy(() -> read(body)).isInstanceOf(UnreadableBodyException.class);
    }

    @Test
    void bytesThatAreNoUtf8AreRefused() {
        byte[] body = "{\"alerts\":[{\"status\":\"fir\u00edng\"}]}".getBytes(StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> format.read(body, RECEIVED)).isInstanceOf(UnreadableBodyException.class);
    }

    private static String alertWithLabel(String name, String value) {
        return "{\"alerts\":[{\"status\":\"firing\",\"labels\":{\"" + name + "\":\"" + value + "\"}}]}";
    }

    private static Map<String, Signal> byKey(Delivery delivery) {
        assertThat(delivery.unmappable()).isEmpty();
        return delivery.signals().stream().collect(Collectors.toMap(Signal::dedupKey, signal -> signal));
    }

    private static Signal only(Delivery delivery) {
        assertThat(delivery.unmappable()).isEmpty();
        assertThat(delivery.signals()).hasSize(1);
        return delivery.signals().get(0);
    }

    private Delivery fixture(String name) {
        try (InputStream body = getClass().getResourceAsStream("/alertmanager/" + name + ".json")) {
            return format.read(body.readAllBytes(), RECEIVED);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Delivery read(String body) {
        return format.read(body.getBytes(StandardCharsets.UTF_8), RECEIVED);
    }
}
