package io.throughline.kit.inbox;

import io.throughline.events.CloudEventHeaders;
import io.throughline.events.EventType;
import io.throughline.kit.json.CleanText;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * The envelope of an event that arrived.
 *
 * @param type may be one that this release does not know
 * @param sequence number within the aggregate, from 1
 * @param subject what people call the aggregate
 * @param gapsAllowed whether the topic is compacted, so that earlier events of the aggregate may be gone
 */
public record IncomingEvent(
        UUID id, String type, String aggregateId, long sequence, String subject, Instant at, boolean gapsAllowed) {
    /** Characters of a key: the longest of ours, an e-mail, has 320, and PostgreSQL indexes no text of any length. */
    static final int MAX_KEY = 500;

    /** Stands in the key of a parked record for what could not be stored: such a key is not what it was. */
    static final char LOST = '\uFFFD';

    /**
     * Reads the envelope of a record.
     *
     * @throws UnreadableEventException if a header is missing or makes no sense
     */
    static IncomingEvent of(ConsumerRecord<String, byte[]> record) throws UnreadableEventException {
        try {
            long sequence = Long.parseLong(header(record, CloudEventHeaders.SEQUENCE));
            if (sequence < 1 || !isKey(record.key()) || record.value() == null) {
                throw new UnreadableEventException("a key, data and a sequence from 1 are required");
            }
            return new IncomingEvent(
                    UUID.fromString(header(record, CloudEventHeaders.ID)),
                    header(record, CloudEventHeaders.TYPE),
                    record.key(),
                    sequence,
                    header(record, CloudEventHeaders.SUBJECT),
                    Instant.parse(header(record, CloudEventHeaders.TIME)),
                    isCompacted(record.topic()));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new UnreadableEventException( // its message would quote what it is about
                    "its id, time or sequence is none: " + e.getClass().getSimpleName());
        }
    }

    /** Whether its aggregate is only said again as it is: earlier events may be missing, and nothing happened. */
    boolean isSnapshot() {
        return EventType.isSnapshot(type);
    }

    private static boolean isKey(@Nullable String key) {
        return key != null && key.length() <= MAX_KEY && CleanText.isClean(key) && key.indexOf(LOST) < 0;
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) throws UnreadableEventException {
        Header header = record.headers().lastHeader(name);
        if (header == null || header.value() == null) {
            throw new UnreadableEventException("header " + name + " is missing");
        }
        return new String(header.value(), StandardCharsets.UTF_8);
    }

    /** Whether a number may be missing among the events of an aggregate there. */
    static boolean isCompacted(String topicName) {
        return Arrays.stream(EventType.values())
                .map(EventType::topic)
                .anyMatch(topic -> topic.compacted() && topic.topicName().equals(topicName));
    }
}
