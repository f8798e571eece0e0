package io.throughline.kit.consumer;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import io.throughline.kit.consumer.ConsumerChannels.Channel;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Looks at the consumers of this process. */
@Singleton
class Consumers {
    private final ConsumerChannels channels;
    private final ConsumerProgress progress;
    private final KafkaClientService clients;
    private final BrokerEnds broker;
    private final Duration answerLimit;

    Consumers(
            ConsumerChannels channels,
            ConsumerProgress progress,
            KafkaClientService clients,
            BrokerEnds broker,
            ConsumersConfig config) {
        this.channels = channels;
        this.progress = progress;
        this.clients = clients;
        this.broker = broker;
        this.answerLimit = config.answerLimit();
    }

    /** Every channel now; takes at most the limit for the consumers' answers and once more for the broker's. */
    List<ConsumerObservation> observe() {
        Map<Channel, @Nullable Map<TopicPartition, Long>> positions = positions();
        Map<TopicPartition, Long> ends = ends(positions);
        return channels.all().stream()
                .map(channel ->
                        new ConsumerObservation(channel, positions.get(channel), ends, progress.of(channel.name())))
                .toList();
    }

    /** All are asked at once: an idle consumer's thread waits in its poll for a second before it answers. */
    private Map<Channel, @Nullable Map<TopicPartition, Long>> positions() {
        Map<Channel, CompletableFuture<Map<TopicPartition, Long>>> asked = new LinkedHashMap<>();
        channels.all().forEach(channel -> asked.put(channel, askFor(channel)));
        Map<Channel, @Nullable Map<TopicPartition, Long>> answers = new LinkedHashMap<>();
        asked.forEach((channel, answer) ->
                answers.put(channel, answer.exceptionally(fault -> null).join()));
        return answers;
    }

    private CompletableFuture<Map<TopicPartition, Long>> askFor(Channel channel) {
        CompletableFuture<Map<TopicPartition, Long>> all = CompletableFuture.completedFuture(Map.of());
        for (KafkaConsumer<Object, Object> client : clients.getConsumers(channel.name())) {
            all = all.thenCombine(
                    client.runOnPollingThread(Consumers::positionsOf).subscribeAsCompletionStage(), Consumers::joined);
        }
        return all.orTimeout(answerLimit.toMillis(), MILLISECONDS);
    }

    /** On the polling thread, and so without waiting for anything: a consumer that waits here does not poll. */
    private static Map<TopicPartition, Long> positionsOf(Consumer<Object, Object> client) {
        Map<TopicPartition, Long> positions = new HashMap<>();
        for (TopicPartition partition : client.assignment()) {
            positions.put(partition, positionOf(client, partition));
        }
        return positions;
    }

    private static long positionOf(Consumer<Object, Object> client, TopicPartition partition) {
        try {
            return client.position(partition, Duration.ZERO);
        } catch (TimeoutException e) {
            return ConsumerObservation.UNKNOWN;
        }
    }

    private static Map<TopicPartition, Long> joined(Map<TopicPartition, Long> some, Map<TopicPartition, Long> others) {
        Map<TopicPartition, Long> all = new HashMap<>(some);
        all.putAll(others);
        return all;
    }

    /** One partition of each topic is asked for although nobody here holds it: whether the broker answers is to be known. */
    private Map<TopicPartition, Long> ends(Map<Channel, @Nullable Map<TopicPartition, Long>> positions) {
        Set<TopicPartition> partitions = new HashSet<>();
        positions.values().stream().filter(Objects::nonNull).map(Map::keySet).forEach(partitions::addAll);
        channels.all().forEach(channel -> partitions.add(new TopicPartition(channel.topic(), 0)));
        return channels.all().stream()
                .flatMap(channel -> clients.getConsumers(channel.name()).stream())
                .findFirst()
                .map(client -> broker.of(partitions, client.configuration(), answerLimit))
                .orElse(Map.of());
    }
}
