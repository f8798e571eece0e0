package io.throughline.e2e.fault;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Records that no service writes (F14): strangers with an aggregate of their own each. */
public final class Poison {
    /** A type that today's readers do not know: its number counts, and nothing else comes of it. */
    public static final String UNKNOWN_TYPE = "somebody.elses.v1";

    private static final Map<String, String> KNOWN_TYPES = Map.of(
            "throughline.person.v1", "person.changed.v1",
            "throughline.service.v1", "service.changed.v1",
            "throughline.incident.v1", "incident.declared.v1",
            "throughline.action.v1", "action.opened.v1",
            "throughline.notification.v1", "notification.accepted.v1");

    private Poison() {}

    /** All topics. */
    public static Iterable<String> topics() {
        return KNOWN_TYPES.keySet();
    }

    /** Good headers, of a type that readers know, and data that is no JSON. */
    public static ProducerRecord<String, byte[]> notJson(String topic, String key) {
        return event(topic, key, 1, KNOWN_TYPES.getOrDefault(topic, UNKNOWN_TYPE), "this is {not JSON");
    }

    /** An event of a type that readers do not know. */
    public static ProducerRecord<String, byte[]> unknownType(String topic, String key, long sequence) {
        return event(topic, key, sequence, UNKNOWN_TYPE, "{}");
    }

    /** Data and a key, and nothing that says what it is. */
    public static ProducerRecord<String, byte[]> withoutHeaders(String topic, String key) {
        return new ProducerRecord<>(topic, key, "{}".getBytes(StandardCharsets.UTF_8));
    }

    /** More than a broker takes: 1.5 MB. */
    public static ProducerRecord<String, byte[]> tooLarge(String topic, String key) {
        return event(topic, key, 1, UNKNOWN_TYPE, "\"" + "x".repeat(1_500_000) + "\"");
    }

    private static ProducerRecord<String, byte[]> event(
            String topic, String key, long sequence, String type, String data) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic, key, data.getBytes(StandardCharsets.UTF_8));
        Map<String, String> headers = new TreeMap<>(Map.of(
                "ce_specversion",
                "1.0",
                "ce_id",
                UUID.randomUUID().toString(),
                "ce_source",
                "/stranger",
                "ce_type",
                type,
                "ce_subject",
                key,
                "ce_time",
                Instant.now().toString(),
                "ce_sequence",
                Long.toString(sequence)));
        headers.forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }
}
