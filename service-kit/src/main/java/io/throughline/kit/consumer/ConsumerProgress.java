package io.throughline.kit.consumer;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** What the consumers of this process have in hand, and what they have finished since it started. */
@Singleton
public class ConsumerProgress {
    private final Map<String, Work> works = new ConcurrentHashMap<>();
    private final Clock clock;

    ConsumerProgress(Clock clock) {
        this.clock = clock;
    }

    /** A consumer begins with a record, or tries it again. */
    public void received(String consumer, ConsumerRecord<?, ?> record) {
        work(consumer).inHand.add(Place.of(record));
    }

    /** A consumer is done with a record: applied, known already or parked, and so to be acknowledged. */
    public void finished(String consumer, ConsumerRecord<?, ?> record) {
        Work work = work(consumer);
        work.inHand.remove(Place.of(record));
        work.finishedCount.incrementAndGet();
        work.lastAt = clock.instant();
    }

    /** How far that consumer is. */
    Snapshot of(String consumer) {
        Work work = work(consumer);
        return new Snapshot(work.finishedCount.get(), work.inHand.size(), work.lastAt);
    }

    private Work work(String consumer) {
        return works.computeIfAbsent(consumer, name -> new Work());
    }

    /**
     * How far a consumer is.
     *
     * @param finished records since the process started
     * @param inHand records begun and not finished
     * @param lastAt when it finished one; null if it has not yet
     */
    record Snapshot(long finished, int inHand, @Nullable Instant lastAt) {}

    private record Place(TopicPartition partition, long offset) {
        static Place of(ConsumerRecord<?, ?> record) {
            return new Place(new TopicPartition(record.topic(), record.partition()), record.offset());
        }
    }

    private static final class Work {
        private final Set<Place> inHand = ConcurrentHashMap.newKeySet();
        private final AtomicLong finishedCount = new AtomicLong();
        private volatile @Nullable Instant lastAt;
    }
}
