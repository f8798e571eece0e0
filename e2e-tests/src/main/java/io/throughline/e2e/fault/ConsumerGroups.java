package io.throughline.e2e.fault;

import io.throughline.e2e.EventLog;
import io.throughline.e2e.LaunchedStack;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;

/** Up to where the services have read, as the broker keeps it. */
final class ConsumerGroups implements AutoCloseable {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String OF_SERVICES = "-service-";

    private final Admin admin;
    private final EventLog events;
    private final Set<String> groups;

    private ConsumerGroups(Admin admin, EventLog events) {
        this.events = events;
        this.admin = admin;
        this.groups = done(
                        admin.listGroups(ListGroupsOptions.forConsumerGroups()).all())
                .stream()
                .map(GroupListing::groupId)
                .filter(group -> group.contains(OF_SERVICES))
                .collect(Collectors.toSet());
    }

    static ConsumerGroups of(LaunchedStack stack) {
        return new ConsumerGroups(
                Admin.create(Map.of(
                        "bootstrap.servers",
                        "127.0.0.1:" + stack.state().part(LaunchedStack.BROKER).port())),
                new EventLog(stack));
    }

    /** Their names. */
    Set<String> names() {
        return groups;
    }

    /** Returns when the broker has given up all their members. */
    void awaitEmpty() {
        Awaitility.await("groups are empty")
                .atMost(SOON)
                .until(() -> done(admin.describeConsumerGroups(groups).all()).values().stream()
                        .map(ConsumerGroupDescription::members)
                        .allMatch(Collection::isEmpty));
    }

    /** All of them read everything again; they must be empty. */
    void rewind() {
        for (String group : groups) {
            Map<TopicPartition, OffsetAndMetadata> beginning = new HashMap<>();
            committed(group).keySet().forEach(partition -> beginning.put(partition, new OffsetAndMetadata(0)));
            if (!beginning.isEmpty()) {
                done(admin.alterConsumerGroupOffsets(group, beginning).all());
            }
        }
    }

    /** Returns when all of them have acknowledged the last record of each partition, as it is now. */
    void awaitCaughtUp() {
        Set<String> topics = new HashSet<>();
        groups.forEach(group -> committed(group).keySet().forEach(partition -> topics.add(partition.topic())));
        Map<TopicPartition, Long> last = new HashMap<>();
        topics.forEach(topic -> events.all(topic)
                .forEach(record -> last.put(
                        new TopicPartition(topic, record.partition()), record.offset()))); // no markers of transactions
        Awaitility.await("groups have caught up")
                .atMost(SOON)
                .until(() -> groups.stream().map(this::committed).allMatch(committed -> isAtTheEnd(committed, last)));
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(5));
    }

    private static boolean isAtTheEnd(
            Map<TopicPartition, OffsetAndMetadata> committed, Map<TopicPartition, Long> last) {
        Set<String> topics = new HashSet<>();
        committed.keySet().forEach(partition -> topics.add(partition.topic()));
        return last.entrySet().stream()
                .filter(end -> topics.contains(end.getKey().topic()))
                .allMatch(end -> {
                    OffsetAndMetadata read = committed.get(end.getKey());
                    return read != null && read.offset() > end.getValue();
                });
    }

    private Map<TopicPartition, OffsetAndMetadata> committed(String group) {
        return done(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
    }

    private static <T> T done(KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
