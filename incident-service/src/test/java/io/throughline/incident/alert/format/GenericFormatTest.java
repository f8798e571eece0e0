package io.throughline.incident.alert.format;

import static io.throughline.incident.alert.format.Fixtures.RECEIVED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.incident.alert.format.Telling.Order;
import io.throughline.kit.error.FieldError;
import io.throughline.kit.error.UnreadableBodyException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Our own message of one alert, and those of others through a mapping. */
class GenericFormatTest {
    private final AlertFormat format = new GenericFormat(Map.of());

    @Test
    void everyFieldIsKept() {
        Signal signal = Fixtures.only(Fixtures.read(format, "every-field"));

        assertThat(signal.dedupKey()).isEqualTo("checkout-slow");
        assertThat(signal.name()).isEqualTo("Checkout is slow");
        assertThat(signal.service()).isEqualTo("checkout");
        assertThat(signal.severity()).isEqualTo(AlertSeverity.CRITICAL);
        assertThat(signal.startsAt()).isEqualTo("2026-11-23T02:12:51.201702Z");
        assertThat(signal.labels()).isEqualTo(Map.of("region", "eu", "tries", "3"));
        assertThat(signal.annotations()).isEqualTo(Map.of("description", "p99 above 2 s"));
        assertThat(signal.link()).isEqualTo("https://probe.example/checkout");
        assertThat(signal.telling()).isEqualTo(Telling.in(Order.TIMED));
    }

    @Test
    void titleIsEnough() {
        Signal signal = Fixtures.only(Fixtures.readText(format, "{\"title\":\"Backup failed\"}"));

        assertThat(signal.state()).isEqualTo(AlertState.FIRING);
        assertThat(signal.severity()).isEqualTo(AlertSeverity.INFO);
        assertThat(signal.startsAt()).isEqualTo(RECEIVED);
        assertThat(signal.service()).isNull();
    }

    @Test
    void alertWithoutAKeyIsKnownByWhatItIsAbout() {
        String key = key("{\"title\":\"Backup failed\",\"service\":\"db\",\"labels\":{\"a\":1}}");

        assertThat(
                        key(
                                "{\"status\":\"resolved\",\"labels\":{\"a\":\"1\"},\"service\":\"db\",\"title\":\"Backup failed\"}"))
                .isEqualTo(key);
        assertThat(key("{\"title\":\"Backup failed\",\"service\":\"db\"}")).isNotEqualTo(key);
    }

    @Test
    void mappingFindsTheFieldsOfAnother() {
        Signal signal = Fixtures.only(Fixtures.read(
                new GenericFormat(Map.of("title", "/alert/what", "service", "/alert/a~1b/0", "status", "/state")),
                "foreign"));

        assertThat(signal.name()).isEqualTo("Backup failed");
        assertThat(signal.service()).isEqualTo("db-1");
        assertThat(signal.endsAt()).isEqualTo(RECEIVED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|it has no title",
                "{\"title\":\" \"}|it has no title",
                "{\"title\":null}|it has no title",
                "[]|it is no object",
                "7|it is no object",
                "{\"title\":\"a\",\"status\":\"perhaps\"}|its status is neither firing nor resolved",
                "{\"title\":\"a\",\"labels\":[]}|its labels are no object",
                "{\"title\":\"a\",\"startedAt\":\"soon\"}|its startedAt is no RFC 3339 time"
            })
    void whatCannotBeMappedIsKeptWithItsReason(String body, String reason) {
        Delivery delivery = Fixtures.readText(format, body);

        assertThat(Fixtures.reason(delivery)).isEqualTo(reason);
        assertThat(delivery.unmappable().get(0).raw()).isEqualTo(body);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{} {}", "title"})
    void onlyWhatIsNoJsonIsRefused(String body) {
        assertThatThrownBy(() -> Fixtures.readText(format, body)).isInstanceOf(UnreadableBodyException.class);
    }

    @Test
    void everyBadPointerIsNamed() {
        Map<String, String> mapping = new LinkedHashMap<>();
        mapping.put("title", "/alert/~0~1/0");
        mapping.put("status", "state");
        mapping.put("url", "/a~2");
        mapping.put("service", "");
        mapping.put("owner/x", "/a");

        assertThat(GenericMapping.errorsIn(mapping))
                .extracting(FieldError::pointer)
                .containsExactly("/mapping/status", "/mapping/url", "/mapping/service", "/mapping/owner~1x");
    }

    private String key(String body) {
        return Fixtures.only(Fixtures.readText(format, body)).dedupKey();
    }
}
