package io.throughline.kit.consumer;

import io.throughline.kit.consumer.ConsumerChannels.Channel;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * One channel at one moment, as far as it could be learned.
 *
 * @param positions the next offset of each partition that this process holds, {@link #UNKNOWN} where it is still to be
 *     found; null if the consumer did not answer
 * @param ends where they, and the first of each topic, end for readers of committed records; without those for which the
 *     broker had no answer
 */
record ConsumerObservation(
        Channel channel,
        @Nullable Map<TopicPartition, Long> positions,
        Map<TopicPartition, Long> ends,
        ConsumerProgress.Snapshot progress) {
    /** A position that the consumer does not know yet. */
    static final long UNKNOWN = -1;

    /** Whether the broker answered for all that is held here, or for the topic at all, so that the rest means something. */
    boolean isBrokerThere() {
        if (positions == null || positions.isEmpty()) {
            return ends.containsKey(new TopicPartition(channel.topic(), 0));
        }
        return ends.keySet().containsAll(positions.keySet());
    }

    /** Whether other processes hold all partitions, or nobody does: which of both, this one cannot tell. */
    boolean holdsNone() {
        return positions != null && positions.isEmpty();
    }

    /** Whether there is something to do; a consumer that does not answer is taken to have. */
    boolean hasWork() {
        return positions == null || progress.inHand() > 0 || lag().orElse(0) > 0;
    }

    /**
     * Records, and markers of transactions between them, that this process is still to read; none if it is not known, or
     * there is nothing that it is to read: a partition that nobody holds has no lag anywhere.
     * Committed offsets would be no measure: a partition that ends with a marker would show a lag of 1 for ever.
     */
    OptionalLong lag() {
        if (positions == null || holdsNone() || !isBrokerThere()) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(positions.entrySet().stream()
                .mapToLong(position -> behind(position.getValue(), ends.getOrDefault(position.getKey(), 0L)))
                .sum());
    }

    private static long behind(long position, long end) {
        return Math.max(0, end - Math.max(position, 0));
    }

    /** The partitions of the topic that this process holds. */
    SortedSet<Integer> partitions() {
        SortedSet<Integer> held = new TreeSet<>();
        if (positions != null) {
            positions.keySet().forEach(partition -> held.add(partition.partition()));
        }
        return held;
    }
}
