package io.throughline.incident.alert.format;

import static io.throughline.incident.alert.format.Fixtures.RECEIVED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.incident.alert.format.Delivery.Unmappable;
import io.throughline.kit.error.UnreadableBodyException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** CloudEvents about alerts, in each mode. */
class CloudEventsFormatTest {
    private static final Map<String, String> ATTRIBUTES = Map.of(
            "specversion", "1.0",
            "id", "A-1",
            "source", "/probes/eu",
            "type", "com.example.alert.firing",
            "subject", "checkout-slow");

    private final AlertFormat format = new CloudEventsFormat(Map.of());

    @Test
    void structuredEventIsAnAlert() {
        Signal signal = Fixtures.only(Fixtures.read(format, "structured"));

        assertThat(signal.dedupKey()).isEqualTo("checkout-slow");
        assertThat(signal.name()).isEqualTo("Checkout is slow");
        assertThat(signal.service()).isEqualTo("checkout");
        assertThat(signal.severity()).isEqualTo(AlertSeverity.CRITICAL);
        assertThat(signal.startsAt()).isEqualTo("2026-11-23T02:12:51.201702Z");
        assertThat(signal.telling().event()).hasSize(64);
    }

    @Test
    void binaryEventIsTheSameAndKeptAsOneDocument() {
        AlertFormat binary = new CloudEventsFormat(ATTRIBUTES);
        Signal signal = Fixtures.only(Fixtures.readText(binary, "{\"title\":\"Checkout is slow\"}"));

        assertThat(signal.telling())
                .isEqualTo(Fixtures.only(Fixtures.read(format, "structured")).telling());
        assertThat(signal.dedupKey()).isEqualTo("checkout-slow");
        assertThat(Fixtures.only(Fixtures.readText(format, signal.raw())).dedupKey())
                .isEqualTo("checkout-slow");
        assertThat(Fixtures.only(Fixtures.readText(binary, "")).name())
                .as("no data")
                .isEqualTo("checkout-slow");
    }

    @Test
    void batchHoldsTheLifeOfAnAlert() {
        List<Signal> signals = Fixtures.read(format, "batch").signals();

        assertThat(signals).extracting(Signal::dedupKey).containsOnly("checkout-slow");
        assertThat(signals.get(0).name()).as("from data_base64").isEqualTo("Checkout is slow");
        assertThat(signals.get(0).severity()).isEqualTo(AlertSeverity.ERROR);
        assertThat(signals.get(1).telling().acknowledgedBy()).isEqualTo("/probes/eu");
        assertThat(signals.get(2).endsAt()).isEqualTo(RECEIVED);
        assertThat(signals).extracting(signal -> signal.telling().event()).doesNotHaveDuplicates();
    }

    @Test
    void eventOfAnotherSourceWithTheSameIdIsAnother() {
        String one =
                Fixtures.only(Fixtures.read(format, "structured")).telling().event();
        String body = new String(Fixtures.of(format, "structured"), StandardCharsets.UTF_8);

        assertThat(Fixtures.only(Fixtures.readText(format, body.replace("/probes/eu", "/probes/us")))
                        .telling()
                        .event())
                .isNotEqualTo(one);
        assertThat(Fixtures.only(Fixtures.readText(format, body.replace("checkout-slow", "other")))
                        .telling()
                        .event())
                .isEqualTo(one);
    }

    @Test
    void eventThatCannotBeMappedIsKeptWithItsReason() {
        Delivery delivery = Fixtures.read(format, "bad-events");

        assertThat(delivery.signals()).isEmpty();
        assertThat(delivery.unmappable())
                .extracting(Unmappable::reason)
                .containsExactly(
                        "it has no id, type",
                        "its specversion is not 1.0",
                        "its type ends with none of alert.firing, alert.acknowledged, alert.resolved",
                        "it has no title",
                        "its data is no object",
                        "its data_base64 is no JSON in Base64",
                        "its time is no RFC 3339 time",
                        "it is no object");
    }

    @Test
    void emptyBatchIsNothingAndNoJsonIsRefused() {
        assertThat(Fixtures.readText(format, "[]")).isEqualTo(new Delivery(List.of(), List.of()));
        assertThatThrownBy(() -> Fixtures.readText(format, "")).isInstanceOf(UnreadableBodyException.class);
        assertThatThrownBy(() -> Fixtures.readText(format, "[{]")).isInstanceOf(UnreadableBodyException.class);
    }
}
