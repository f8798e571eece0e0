package io.throughline.kit.consumer;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Asks the broker, over a connection that no consumer uses, where its partitions end. */
@Singleton
class BrokerEnds {
    private @Nullable Admin admin;

    /**
     * Up to where readers of committed records could have read, per partition; empty if the broker does not answer in
     * time.
     *
     * @param configuration a consumer's, for the address and the credentials
     */
    synchronized Optional<Map<TopicPartition, Long>> of(
            Collection<TopicPartition> partitions, Map<String, ?> configuration, Duration atMost) {
        try {
            if (admin == null) {
                admin = connect(configuration);
            }
            return Optional.of(admin
                    .listOffsets(
                            partitions.stream().collect(Collectors.toMap(p -> p, p -> OffsetSpec.latest())),
                            new ListOffsetsOptions(IsolationLevel.READ_COMMITTED).timeoutMs((int) atMost.toMillis()))
                    .all()
                    .get(atMost.toMillis(), TimeUnit.MILLISECONDS)
                    .entrySet()
                    .stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, end -> end.getValue().offset())));
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    synchronized void close(@Observes ShutdownEvent stopping) {
        if (admin != null) {
            admin.close(Duration.ZERO);
        }
    }

    private static Admin connect(Map<String, ?> configuration) {
        Map<String, Object> known = new HashMap<>(configuration);
        known.keySet().retainAll(AdminClientConfig.configNames());
        known.put(AdminClientConfig.CLIENT_ID_CONFIG, "consumer-watch");
        return Admin.create(known);
    }
}
