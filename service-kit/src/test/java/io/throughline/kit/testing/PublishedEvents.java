package io.throughline.kit.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import io.throughline.events.CloudEventHeaders;
import io.throughline.events.EventType;
import io.throughline.events.Topic;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What is on the broker about one aggregate. */
public final class PublishedEvents {
    private static final Duration SOON = Duration.ofSeconds(60);

    private PublishedEvents() {}

    /** Waits for all events of that aggregate but snapshots; {@code last} is the number that its row says its newest one has. */
    public static List<ConsumerRecord<String, byte[]>> of(Topic topic, String key, long last) {
        List<ConsumerRecord<String, byte[]>> events = await().atMost(SOON)
                .until(
                        () -> TestEvents.all(topic.topicName()).stream()
                                .filter(event -> event.key().equals(key))
                                .filter(event -> !EventType.isSnapshot(type(event)))
                                .toList(),
                        found -> found.size() >= last);
        assertThat(events)
                .as("sequences of %s", key)
                .extracting(PublishedEvents::sequence)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, last).boxed().toList());
        return events;
    }

    /** Waits for a snapshot of that aggregate, and gives the newest. */
    public static ConsumerRecord<String, byte[]> snapshotOf(Topic topic, String key) {
        return await().atMost(SOON)
                .until(
                        () -> TestEvents.all(topic.topicName()).stream()
                                .filter(event -> event.key().equals(key) && EventType.isSnapshot(type(event)))
                                .reduce((one, next) -> next),
                        Optional::isPresent)
                .orElseThrow();
    }

    /** The number of the newest event, as its row has it; nothing was left in the outbox beyond it. */
    public static long lastSequence(TestDatabase database, String table, String keyColumn, String key) {
        String sql = "SELECT last_sequence FROM " + table + " WHERE " + keyColumn + "::text = ?";
        try (Connection connection = database.connect();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, key);
            try (ResultSet row = select.executeQuery()) {
                assertThat(row.next()).as("%s %s exists", table, key).isTrue();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Its type, as the header says. */
    public static String type(ConsumerRecord<String, byte[]> event) {
        return TestEvents.header(event, CloudEventHeaders.TYPE);
    }

    /** Its data. */
    public static JsonPath data(ConsumerRecord<String, byte[]> event) {
        return JsonPath.from(new String(event.value(), StandardCharsets.UTF_8));
    }

    /** Every header that CloudEvents asks for is there, and says that. */
    public static void assertHeadersAreComplete(
            ConsumerRecord<String, byte[]> event, String source, String type, String subject) {
        assertThat(UUID.fromString(TestEvents.header(event, CloudEventHeaders.ID))
                        .version())
                .isEqualTo(7);
        assertThat(TestEvents.header(event, CloudEventHeaders.SPEC_VERSION)).isEqualTo("1.0");
        assertThat(TestEvents.header(event, CloudEventHeaders.SOURCE)).isEqualTo(source);
        assertThat(type(event)).isEqualTo(type);
        assertThat(TestEvents.header(event, CloudEventHeaders.SUBJECT)).isEqualTo(subject);
        assertThat(TestEvents.header(event, CloudEventHeaders.DATA_SCHEMA)).isEqualTo("/schemas/" + type + ".json");
        assertThat(Instant.parse(TestEvents.header(event, CloudEventHeaders.TIME)))
                .isNotNull();
        assertThat(TestEvents.header(event, CloudEventHeaders.TRACE_PARENT))
                .matches("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");
    }

    private static long sequence(ConsumerRecord<String, byte[]> event) {
        return Long.parseLong(TestEvents.header(event, CloudEventHeaders.SEQUENCE));
    }
}
