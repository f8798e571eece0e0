package io.throughline.e2e.fault;

import io.throughline.e2e.LaunchedStack;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** F15: members join a service's consumer group and leave it, again and again; they read, and acknowledge nothing. */
record RebalanceStorm(int times, Duration between) implements Fault {
    private static final String GROUP = "action-service-incident";
    private static final String TOPIC = "throughline.incident.v1";

    @Override
    public String name() {
        return "F15 somebody joins and leaves " + GROUP + ", " + times + " times";
    }

    @Override
    public void inject(FaultStack stack) {
        for (int i = 0; i < times; i++) {
            try (KafkaConsumer<byte[], byte[]> member = new KafkaConsumer<>(
                    configuration(stack.stack()), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
                member.subscribe(List.of(TOPIC));
                long end = System.nanoTime() + between.toNanos();
                while (System.nanoTime() < end) {
                    member.poll(Duration.ofMillis(100));
                }
            }
        }
    }

    private static Map<String, Object> configuration(LaunchedStack stack) {
        return Map.of(
                "bootstrap.servers",
                "127.0.0.1:" + stack.state().part(LaunchedStack.BROKER).port(),
                "group.id",
                GROUP,
                "enable.auto.commit",
                false,
                "isolation.level",
                "read_committed",
                "partition.assignment.strategy",
                "org.apache.kafka.clients.consumer.CooperativeStickyAssignor");
    }
}
