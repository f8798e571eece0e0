package io.throughline.e2e.fault;

import io.throughline.e2e.EventLog;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * F13: every service reads everything again, and then every event of ours once more, shuffled within its partition; not
 * what a test put there, which would be parked again.
 */
final class Redelivery implements Fault {
    private static final List<String> TOPICS = List.of(
            "throughline.person.v1",
            "throughline.service.v1",
            "throughline.incident.v1",
            "throughline.action.v1",
            "throughline.notification.v1");

    private final long seed;

    /** @param seed of the shuffling */
    Redelivery(long seed) {
        this.seed = seed;
    }

    @Override
    public String name() {
        return "F13 offsets are reset and all events published again, shuffled";
    }

    @Override
    public void inject(FaultStack stack) {
        try (ConsumerGroups groups = ConsumerGroups.of(stack.stack())) {
            stack.killer().whilePaused(stack.killer().services(), () -> {
                groups.awaitEmpty();
                groups.rewind();
                republish(stack);
            });
            groups.awaitCaughtUp();
        }
    }

    private void republish(FaultStack stack) {
        Random random = new Random(seed);
        for (String topic : TOPICS) {
            Map<Integer, List<ProducerRecord<String, byte[]>>> byPartition = new LinkedHashMap<>();
            for (ConsumerRecord<String, byte[]> record : new EventLog(stack.stack()).all(topic)) {
                if (!stack.strangers().keys().contains(record.key())) {
                    byPartition
                            .computeIfAbsent(record.partition(), any -> new ArrayList<>())
                            .add(copyOf(record));
                }
            }
            byPartition.values().forEach(records -> {
                Collections.shuffle(records, random);
                send(stack, records);
            });
        }
    }

    private static void send(FaultStack stack, List<ProducerRecord<String, byte[]>> records) {
        try {
            stack.strangers().sendToBeTaken(records);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    static ProducerRecord<String, byte[]> copyOf(ConsumerRecord<String, byte[]> record) {
        return new ProducerRecord<>(record.topic(), record.partition(), record.key(), record.value(), record.headers());
    }
}
