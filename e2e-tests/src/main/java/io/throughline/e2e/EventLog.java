package io.throughline.e2e;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads a stack's topics as any consumer of committed events would. */
public final class EventLog {
    private final LaunchedStack stack;

    /** A reader of that stack's broker. */
    public EventLog(LaunchedStack stack) {
        this.stack = stack;
    }

    /**
     * The numbers of the events of each aggregate, each in the order of its first occurrence: 1 to n if nothing is lost
     * or out of order.
     */
    public Map<String, List<Long>> firstOccurrences(String topic) {
        Map<String, Set<Long>> sequences = new LinkedHashMap<>();
        for (ConsumerRecord<String, byte[]> record : all(topic)) {
            Header sequence = record.headers().lastHeader("ce_sequence");
            if (sequence != null) { // else it is no event: a test put it there
                sequences
                        .computeIfAbsent(record.key(), key -> new LinkedHashSet<>())
                        .add(Long.valueOf(new String(sequence.value(), StandardCharsets.UTF_8)));
            }
        }
        Map<String, List<Long>> lists = new LinkedHashMap<>();
        sequences.forEach((key, numbers) -> lists.put(key, List.copyOf(numbers)));
        return lists;
    }

    /** Every committed record, in the order of its partition. */
    public List<ConsumerRecord<String, byte[]>> all(String topic) {
        Map<String, Object> configuration = Map.of(
                "bootstrap.servers",
                "127.0.0.1:" + stack.state().part(LaunchedStack.BROKER).port(),
                "isolation.level",
                "read_committed");
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(configuration, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
            return records;
        }
    }
}
