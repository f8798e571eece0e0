package io.throughline.benchmarks;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.throughline.events.Topic;
import io.throughline.kit.outbox.Outbox;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * From the commit of a full outbox until it is empty; beside it, a producer with the relay's settings that sends the same
 * records from memory, as many in each Kafka transaction.
 */
final class RelayFigure {
    private static final int EVENTS = 30_000;
    private static final int BATCH = 500;

    private final Outbox outbox;
    private final IncidentEvents events;
    private final BenchmarkTables tables;
    private final String bootstrapServers;

    RelayFigure(Outbox outbox, IncidentEvents events, BenchmarkTables tables, String bootstrapServers) {
        this.outbox = outbox;
        this.events = events;
        this.tables = tables;
        this.bootstrapServers = bootstrapServers;
    }

    void print() {
        drain();
        List<ProducerRecord<String, byte[]>> sent = sentRecords();
        try (KafkaProducer<String, byte[]> producer = producer()) {
            producer.initTransactions();
            SideBySide.print(
                    "relay, beside a bare producer", "0.5, aim 0.8", EVENTS, this::drain, () -> send(producer, sent));
        }
    }

    private double drain() {
        var full = events.next(EVENTS);
        QuarkusTransaction.requiringNew().run(() -> outbox.appendAll(full));
        long started = System.nanoTime();
        tables.awaitEmptyOutbox();
        return SideBySide.secondsSince(started);
    }

    private static double send(KafkaProducer<String, byte[]> producer, List<ProducerRecord<String, byte[]>> records) {
        long started = System.nanoTime();
        for (int from = 0; from < records.size(); from += BATCH) {
            producer.beginTransaction();
            for (ProducerRecord<String, byte[]> record : records.subList(from, from + BATCH)) {
                // A record that was sent takes no headers any more.
                var unused = producer.send(
                        new ProducerRecord<>(record.topic(), null, record.key(), record.value(), record.headers()));
            }
            producer.commitTransaction();
        }
        return SideBySide.secondsSince(started);
    }

    /** What the relay sent first. */
    private List<ProducerRecord<String, byte[]>> sentRecords() {
        List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            var partitions = IntStream.range(0, Topic.PARTITIONS)
                    .mapToObj(partition -> new TopicPartition(Topic.INCIDENT.topicName(), partition))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (records.size() < EVENTS) {
                consumer.poll(Duration.ofSeconds(1))
                        .forEach(read -> records.add(
                                new ProducerRecord<>(read.topic(), null, read.key(), read.value(), read.headers())));
            }
        }
        return records;
    }

    private KafkaProducer<String, byte[]> producer() {
        return new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "transactional.id",
                        "bare",
                        "acks",
                        "all",
                        "enable.idempotence",
                        true,
                        "linger.ms",
                        2,
                        "compression.type",
                        "lz4"),
                new StringSerializer(),
                new ByteArraySerializer());
    }
}
