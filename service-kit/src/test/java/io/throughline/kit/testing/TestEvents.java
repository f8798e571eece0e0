package io.throughline.kit.testing;

import io.throughline.events.CloudEventHeaders;
import io.throughline.events.EventType;
import io.throughline.events.ThroughlineEvent;
import io.throughline.kit.EventJson;
import io.throughline.kit.Ids;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Plays the other services: puts events on the broker of {@link RealParts}, and reads what came. */
public final class TestEvents {
    private TestEvents() {}

    /** Publishes the event under a new id, and returns that. */
    public static UUID publish(ThroughlineEvent data, String key, long sequence) {
        UUID id = Ids.next();
        publish(data, key, sequence, id);
        return id;
    }

    /** Publishes the event under that id: the same one twice is a second delivery. */
    public static void publish(ThroughlineEvent data, String key, long sequence, UUID id) {
        send(record(data, key, sequence, id));
    }

    /** The record that {@link #publish} would send, to be spoilt. */
    public static ProducerRecord<String, byte[]> record(ThroughlineEvent data, String key, long sequence, UUID id) {
        EventType type = EventType.of(data);
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(
                type.topic().topicName(), key, EventJson.write(data).getBytes(StandardCharsets.UTF_8));
        Map.of(
                        CloudEventHeaders.SPEC_VERSION, CloudEventHeaders.SPEC_VERSION_VALUE,
                        CloudEventHeaders.ID, id.toString(),
                        CloudEventHeaders.SOURCE, "/test",
                        CloudEventHeaders.TYPE, type.typeName(),
                        CloudEventHeaders.SUBJECT, key,
                        CloudEventHeaders.TIME, Instant.now().toString(),
                        CloudEventHeaders.SEQUENCE, Long.toString(sequence))
                .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }

    /** Sends the record as it is and waits until the broker has it. */
    public static void send(ProducerRecord<String, byte[]> record) {
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers(), "acks", "all"),
                new StringSerializer(),
                new ByteArraySerializer())) {
            producer.send(record).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("not sent", e);
        }
    }

    /** Every committed record of the topic, partition by partition, in order. */
    public static List<ConsumerRecord<String, byte[]>> all(String topic) {
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers(), "isolation.level", "read_committed"),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(p -> new TopicPartition(topic, p.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
            return records;
        }
    }

    /** The text of a header; null if the record has none of that name. */
    public static String header(ConsumerRecord<String, byte[]> record, String name) {
        return Arrays.stream(record.headers().toArray())
                .filter(header -> header.key().equals(name))
                .map(header -> new String(header.value(), StandardCharsets.UTF_8))
                .findFirst()
                .orElse(null);
    }

    private static String bootstrapServers() {
        return System.getProperty(RealParts.BOOTSTRAP_SERVERS);
    }
}
