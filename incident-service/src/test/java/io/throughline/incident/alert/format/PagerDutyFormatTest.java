package io.throughline.incident.alert.format;

import static io.throughline.incident.alert.format.Fixtures.RECEIVED;
import static io.throughline.incident.alert.format.Fixtures.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.throughline.incident.alert.format.Telling.Order;
import io.throughline.kit.error.FieldError;
import io.throughline.kit.error.InvalidFieldsException;
import io.throughline.kit.error.UnreadableBodyException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Events of PagerDuty's API v2; those of Alertmanager were captured from 0.25. */
class PagerDutyFormatTest {
    private static final AlertFormat OF_ANY = new PagerDutyFormat(List.of());

    @Test
    void everyFieldOfATriggerIsKept() {
        Signal signal = only(Fixtures.read(OF_ANY, "every-field"));

        assertThat(signal.dedupKey()).isEqualTo("srv01/disk");
        assertThat(signal.name()).as("the class, for summaries carry numbers").isEqualTo("disk full");
        assertThat(signal.service()).isEqualTo("checkout");
        assertThat(signal.severity()).isEqualTo(AlertSeverity.WARNING);
        assertThat(signal.state()).isEqualTo(AlertState.FIRING);
        assertThat(signal.startsAt()).isEqualTo("2026-11-23T02:12:51.315Z");
        assertThat(signal.labels())
                .isEqualTo(Map.of(
                        "source", "srv01.example.org",
                        "severity", "warning",
                        "component", "checkout",
                        "group", "prod-eu",
                        "class", "disk full"));
        assertThat(signal.annotations())
                .containsEntry("summary", "Disk of srv01 is 96 % full")
                .containsEntry("custom_details.free", "4")
                .containsEntry("custom_details.mounts", "[\"/var\",\"/srv\"]")
                .doesNotContainKey("custom_details.none")
                .containsEntry("client", "Nagios")
                .containsEntry("client_url", "https://nagios.example/srv01")
                .hasEntrySatisfying("links", links -> assertThat(links).contains("https://runbooks.example/disk"))
                .hasEntrySatisfying("images", images -> assertThat(images).contains("disk.png", "the last day"));
        assertThat(signal.link()).isEqualTo("https://nagios.example/srv01");
        assertThat(signal.telling()).isEqualTo(Telling.in(Order.ARRIVING));
    }

    @Test
    void keyOfTheSenderIsNotKept() {
        assertThat(only(Fixtures.read(OF_ANY, "every-field")).raw())
                .contains("srv01/disk")
                .doesNotContain("routing_key", "tl3fQm8Zr0Xc5VbN2LkJ7HgD9SaP4WtY");
    }

    @Test
    void triggerWithoutAKeyGetsOneOfItsOwn() {
        Signal one = only(Fixtures.read(OF_ANY, "least"));
        Signal other = only(Fixtures.read(OF_ANY, "least"));

        assertThat(one.dedupKey()).matches("[0-9a-f]{32}").isNotEqualTo(other.dedupKey());
        assertThat(one.name()).isEqualTo("Checkout is slow");
        assertThat(one.service()).isNull();
        assertThat(one.startsAt()).isEqualTo(RECEIVED);
        assertThat(one.link()).isNull();
    }

    @Test
    void acknowledgementNamesWhoHasIt() {
        Signal signal = only(Fixtures.read(OF_ANY, "acknowledge"));

        assertThat(signal.dedupKey()).isEqualTo("srv01/disk");
        assertThat(signal.telling().acknowledgedBy()).isEqualTo("Nagios");
    }

    @Test
    void resolveEndsItNow() {
        Signal signal = only(Fixtures.read(OF_ANY, "resolve"));

        assertThat(signal.endsAt()).isEqualTo(RECEIVED);
        assertThat(signal.telling().acknowledgedBy()).isNull();
    }

    @Test
    void groupOfAlertmanagerIsNamedByWhatItsAlertsHaveInCommon() {
        Signal firing = only(Fixtures.read(OF_ANY, "alertmanager-firing"));
        Signal half = only(Fixtures.read(OF_ANY, "alertmanager-half-resolved"));
        Signal resolved = only(Fixtures.read(OF_ANY, "alertmanager-resolved"));

        assertThat(List.of(firing, half, resolved))
                .extracting(Signal::dedupKey, Signal::name, Signal::service, Signal::severity)
                .containsOnly(tuple(firing.dedupKey(), "HighLatency", "checkout", AlertSeverity.CRITICAL));
        assertThat(firing.labels()).containsEntry("alertname", "HighLatency").doesNotContainKey("instance");
        assertThat(half.labels()).containsEntry("instance", "i-2");
        assertThat(List.of(firing.state(), half.state(), resolved.state()))
                .containsExactly(AlertState.FIRING, AlertState.FIRING, AlertState.RESOLVED);
        assertThat(firing.link()).isEqualTo("http://alertmanager.example:9093/#/alerts?receiver=t");
    }

    @ParameterizedTest(name = "of {0}, with component {1} and detail {2}: {3}")
    @CsvSource(
            nullValues = "-",
            value = {
                "'',checkout,-,checkout",
                "'',checkout,payments,payments",
                "'',CPU of srv01,-,-",
                "'checkout',postgres,-,-",
                "'checkout search',postgres,-,-",
                "'checkout search',search,-,search",
                "'checkout search',search,payments,payments"
            })
    void componentIsAServiceOnlyWhereItsSenderMaySpeakOfIt(
            String services, String component, String detail, String expected) {
        List<String> slugs = services.isEmpty() ? List.of() : List.of(services.split(" "));
        String details = detail == null ? "{}" : "{\"service\":\"" + detail + "\"}";
        String body = """
                {"event_action":"trigger","payload":{"summary":"s","source":"x","severity":"info",
                 "component":"%s","custom_details":%s}}""".formatted(component, details);

        assertThat(only(Fixtures.readText(new PagerDutyFormat(slugs), body)).service())
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "timestamp {0} counts as {1}")
    @CsvSource({
        "2026-11-23T02:12:51Z,2026-11-23T02:12:51Z",
        "0001-01-01T00:00:00Z,2026-11-23T02:13:00Z",
        "9999-12-31T23:59:59Z,2026-11-23T02:13:00Z",
        "yesterday,2026-11-23T02:13:00Z",
        "+999999999-12-31T23:59:59Z,2026-11-23T02:13:00Z"
    })
    void timeThatCannotBeIsThatOfReceipt(String timestamp, String expected) {
        String body = """
                {"event_action":"trigger","payload":{"summary":"s","source":"x","severity":"info",
                 "timestamp":"%s"}}""".formatted(timestamp);

        assertThat(only(Fixtures.readText(OF_ANY, body)).startsAt()).isEqualTo(expected);
    }

    @Test
    void everyBadFieldIsNamedAtOnce() {
        assertThatThrownBy(() -> Fixtures.read(OF_ANY, "everything-wrong"))
                .asInstanceOf(type(InvalidFieldsException.class))
                .satisfies(e -> assertThat(e.errors())
                        .extracting(FieldError::pointer)
                        .containsExactly("/dedup_key", "/payload/summary", "/payload/source", "/payload/severity"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "null",
                "42",
                "{}",
                "{\"event_action\":\"explode\"}",
                "{\"event_action\":\"resolve\"}",
                "{\"event_action\":\"acknowledge\",\"dedup_key\":\" \"}",
                "{\"event_action\":\"trigger\"}",
                "{\"event_action\":\"trigger\",\"payload\":[]}",
                "{\"event_action\":{\"a\":1},\"dedup_key\":[]}"
            })
    void whatPagerDutyWouldRefuseIsRefused(String body) {
        assertThatThrownBy(() -> Fixtures.readText(OF_ANY, body)).isInstanceOf(InvalidFieldsException.class);
    }

    @Test
    void limitsArePagerDutys() {
        String body = """
                {"event_action":"trigger","dedup_key":"%s","payload":{"summary":"%s","source":"x","severity":"info"}}""";

        assertThat(only(Fixtures.readText(OF_ANY, body.formatted("k".repeat(255), "\uD83D\uDD25".repeat(1024))))
                        .annotations())
                .containsEntry("summary", "\uD83D\uDD25".repeat(1024));
        assertThatThrownBy(() -> Fixtures.readText(OF_ANY, body.formatted("k".repeat(256), "s".repeat(1025))))
                .asInstanceOf(type(InvalidFieldsException.class))
                .satisfies(e -> assertThat(e.errors()).hasSize(2));
    }

    @Test
    void nestingBeyondMeasureIsRefusedAndNotKept() {
        String body = "{\"routing_key\":\"secret\",\"a\":" + "[".repeat(2_000) + "]".repeat(2_000) + "}";

        assertThatThrownBy(() -> Fixtures.readText(OF_ANY, body)).isInstanceOf(InvalidFieldsException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "trigger", "{\"event_action\":", "{]"})
    void whatIsNoJsonIsRefused(String body) {
        assertThatThrownBy(() -> Fixtures.readText(OF_ANY, body)).isInstanceOf(UnreadableBodyException.class);
    }
}
