package io.throughline.incident.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.incident.release.ChangeEvent.Link;
import io.throughline.incident.release.ChangeEventReading.Refused;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChangeEventFormatTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    private static ChangeEventReading read(String body) {
        return ChangeEventFormat.read(body.getBytes(StandardCharsets.UTF_8));
    }

    private static ChangeEvent event(String body) {
        return (ChangeEvent) read(body);
    }

    private static ChangeEvent ofPayload(String fields) {
        return event("{\"routing_key\":\"k\",\"payload\":{\"summary\":\"Deploy\"" + fields + "}}");
    }

    private static List<String> errors(String body) {
        return ((Refused) read(body)).errors();
    }

    @Test
    void everyFieldIsTaken() {
        ChangeEvent event = event("""
                {"routing_key": "secret", "payload": {"summary": " Deploy 4.1 ", "timestamp": "2026-11-23T09:40:00.123Z",
                  "source": "pipeline", "custom_details": {"service": "checkout", "id": 4711, "build": {"number": 1}}},
                 "links": [{"href": "https://ci.example.org/1", "text": "Run"}, {"href": "http://ci.example.org/2"}],
                 "unknown": true}""");

        assertThat(event.summary()).isEqualTo("Deploy 4.1");
        assertThat(event.source()).isEqualTo("pipeline");
        assertThat(event.service()).isEqualTo("checkout");
        assertThat(event.id()).isEqualTo("4711");
        assertThat(event.occurredAt(NOW)).isEqualTo("2026-11-23T09:40:00.123Z");
        assertThat(event.customDetails()).isEqualTo("{\"service\":\"checkout\",\"id\":4711,\"build\":{\"number\":1}}");
        assertThat(event.links())
                .containsExactly(
                        new Link("https://ci.example.org/1", "Run"), new Link("http://ci.example.org/2", null));
        assertThat(event.raw()).contains("\"unknown\":true").doesNotContain("secret");
    }

    @Test
    void summaryIsAllThatIsNeeded() {
        ChangeEvent event = ofPayload("");

        assertThat(event.occurredAt(NOW)).isEqualTo(NOW);
        assertThat(event.isIdentified()).isFalse();
        assertThat(event.customDetails()).isNull();
        assertThat(event.links()).isEmpty();
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "2026-11-23T09:40:00Z, 2026-11-23T09:40:00Z",
        "2026-11-23T10:40:00+01:00, 2026-11-23T09:40:00Z",
        "2026-11-23T09:40:00.315+0000, 2026-11-23T09:40:00.315Z",
        "2026-11-23T10:40:00+01, 2026-11-23T09:40:00Z",
        "2026-11-23T09:40:00, 2026-11-23T09:40:00Z",
        "2026-11-23T10:00:01Z, 2026-11-23T10:00:00Z",
        "0001-01-01T00:00:00Z, 2026-11-23T10:00:00Z",
        "9999-12-31T23:59:59Z, 2026-11-23T10:00:00Z",
        "+999999999-12-31T23:59:59Z, 2026-11-23T10:00:00Z",
    })
    void timeIsWhatTheSenderSaysIfThatCanBe(String timestamp, Instant occurredAt) {
        assertThat(ofPayload(",\"timestamp\":\"" + timestamp + "\"").occurredAt(NOW))
                .isEqualTo(occurredAt);
    }

    @Test
    void everyBadFieldIsNamedAtOnce() {
        assertThat(errors("""
                {"payload": {"summary": " ", "timestamp": "yesterday", "source": 7, "custom_details": "none"},
                 "links": [{"href": "javascript:alert(1)"}, {"text": "no href"}, "https://x.example", {"href": "https://x.example", "text": 1}]}"""))
                .containsExactlyInAnyOrder(
                        "'payload.summary' is missing or blank",
                        "'payload.timestamp' must be an ISO 8601 time such as 2026-11-23T09:40:00Z",
                        "'payload.source' must be a text",
                        "'payload.custom_details' must be an object",
                        "'links[0].href' must be an http or https address",
                        "'links[1].href' must be an http or https address",
                        "'links[2].href' must be an http or https address",
                        "'links[3].text' must be a text");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"payload\":null}", "{\"payload\":[]}", "{\"payload\":\"Deploy\"}"})
    void eventWithoutAPayloadIsRefused(String body) {
        assertThat(errors(body)).singleElement().asString().startsWith("'payload'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "nonsense", "{\"payload\":", "[]", "7", "{} {}", "{\"payload\":{\"summary\":1e99999999999}}"
            })
    void whatIsNoJsonObjectIsRefused(String body) {
        assertThat(errors(body)).isNotEmpty();
    }

    @Test
    void bytesThatAreNoTextAreRefused() {
        assertThat(ChangeEventFormat.read(new byte[] {'{', '"', (byte) 0xC3, (byte) 0x28, '"', '}'}))
                .isInstanceOf(Refused.class);
    }

    @Test
    void longestSummaryIsTakenAndALongerOneIsNot() {
        String longest = "😀".repeat(ChangeEvent.MAX_SUMMARY);

        assertThat(event("{\"payload\":{\"summary\":\"" + longest + "\"}}").summary())
                .isEqualTo(longest);
        assertThat(errors("{\"payload\":{\"summary\":\"" + longest + "x\"}}"))
                .containsExactly("'payload.summary' has 1025 characters, at most 1024 are taken");
    }

    @Test
    void tooManyLinksAreRefused() {
        String links = "{\"href\":\"https://x.example\"},".repeat(ChangeEventFormat.MAX_LINKS);

        assertThat(errors("{\"payload\":{\"summary\":\"Deploy\"},\"links\":[" + links
                        + "{\"href\":\"https://x.example\"}]}"))
                .containsExactly("'links' must be a list of at most 100 objects");
    }

    @Test
    void longDetailsAreCutAndStayJson() {
        ChangeEvent event = ofPayload(",\"custom_details\":{\"log\":\"" + "😀\\\"".repeat(20_000) + "\"}");

        assertThat(event.customDetails())
                .startsWith("{\"truncated\":\"{\\\"log\\\"")
                .endsWith("\"}");
        assertThat(event.customDetails().length()).isLessThan(2 * ChangeEvent.MAX_DETAILS + 100);
    }

    @Test
    void deepDetailsAreKeptAsText() {
        String deepest = "{\"a\":".repeat(100) + "1" + "}".repeat(100);
        String deeper = "{\"a\":" + deepest + "}";

        assertThat(ofPayload(",\"custom_details\":" + deepest).customDetails()).isEqualTo(deepest);
        assertThat(ofPayload(",\"custom_details\":" + deeper).customDetails())
                .isEqualTo("{\"truncated\":\"" + deeper.replace("\"", "\\\"") + "\"}");
    }

    @Test
    void whatCannotBeStoredIsReplaced() {
        ChangeEvent event = event(
                "{\"payload\":{\"summary\":\"De\\u0000ploy\",\"custom_details\":{\"a\":\"\\ud800\",\"b\":\"\\u0000\"}}}");

        assertThat(event.summary()).isEqualTo("De\uFFFDploy");
        assertThat(event.customDetails()).isEqualTo("{\"a\":\"\uFFFD\",\"b\":\"\\u0000\"}");
    }

    @Test
    void detailsThatNameNothingAreTaken() {
        ChangeEvent event = ofPayload(",\"custom_details\":{\"service\":{\"name\":\"checkout\"},\"id\":null}");

        assertThat(event.service()).isNull();
        assertThat(event.id()).isNull();
    }

    @Test
    void idTellsReleasesApartWithinAServiceAndASource() {
        ChangeEvent event = ofPayload(",\"source\":\"ci\",\"custom_details\":{\"id\":\"17\"}");
        ChangeEvent restamped = ofPayload(
                ",\"source\":\"ci\",\"timestamp\":\"2026-11-23T09:40:00Z\",\"custom_details\":{\"id\":\"17\"}");

        assertThat(event.identity("checkout"))
                .isEqualTo(restamped.identity("checkout"))
                .isNotEqualTo(event.identity("search"))
                .isNotEqualTo(ofPayload(",\"source\":\"cd\",\"custom_details\":{\"id\":\"17\"}")
                        .identity("checkout"));
    }
}
