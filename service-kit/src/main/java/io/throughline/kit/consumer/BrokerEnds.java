package io.throughline.kit.consumer;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Asks the broker, over a connection that no consumer uses, where its partitions end. */
@Singleton
class BrokerEnds {
    private static final Logger LOG = Logger.getLogger(BrokerEnds.class);

    private @Nullable Admin admin;

    /**
     * Up to where readers of committed records could have read; without the partitions for which there is no answer in
     * time.
     *
     * @param configuration a consumer's, for the address and the credentials
     */
    synchronized Map<TopicPartition, Long> of(
            Collection<TopicPartition> partitions, Map<String, ?> configuration, Duration atMost) {
        try {
            if (admin == null) {
                admin = connect(configuration);
            }
            ListOffsetsResult asked = admin.listOffsets(
                    partitions.stream().collect(Collectors.toMap(p -> p, p -> OffsetSpec.latest())),
                    new ListOffsetsOptions(IsolationLevel.READ_COMMITTED).timeoutMs((int) atMost.toMillis()));
            return answered(asked, partitions, System.nanoTime() + atMost.toNanos());
        } catch (KafkaException e) {
            return Map.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Map.of();
        }
    }

    /** Each by itself: one that has no leader, or whose topic is gone, says nothing about the others. */
    private static Map<TopicPartition, Long> answered(
            ListOffsetsResult asked, Collection<TopicPartition> partitions, long untilNanos)
            throws InterruptedException {
        Map<TopicPartition, Long> ends = new HashMap<>();
        for (TopicPartition partition : partitions) {
            try {
                long left = Math.max(0, untilNanos - System.nanoTime());
                ends.put(
                        partition,
                        asked.partitionResult(partition).get(left, NANOSECONDS).offset());
            } catch (ExecutionException | TimeoutException e) {
                LOG.debugf("end not known partition=%s", partition);
            }
        }
        return ends;
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
