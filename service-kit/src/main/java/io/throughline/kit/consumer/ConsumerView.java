package io.throughline.kit.consumer;

import java.time.Instant;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * How far this process is with one channel.
 *
 * @param consumer name of the channel, under which progress and parked events are kept
 * @param partitions those of the topic that this process holds; none if other replicas hold them all, or nobody does
 * @param lag records that it is still to read from them; null if the broker or the consumer did not answer, or
 *     there are none
 * @param inHand records begun and not finished
 * @param finished records since the process started
 * @param lastProgressAt when it finished one; null if it has not yet
 * @param note why something is not known; null if all is
 */
record ConsumerView(
        String consumer,
        String topic,
        String group,
        SortedSet<Integer> partitions,
        @Nullable Long lag,
        int inHand,
        long finished,
        @Nullable Instant lastProgressAt,
        @Nullable String note) {

    static ConsumerView of(ConsumerObservation seen) {
        return new ConsumerView(
                seen.channel().name(),
                seen.channel().topic(),
                seen.channel().group(),
                seen.partitions(),
                seen.lag().isPresent() ? seen.lag().getAsLong() : null,
                seen.progress().inHand(),
                seen.progress().finished(),
                seen.progress().lastAt(),
                note(seen));
    }

    private static @Nullable String note(ConsumerObservation seen) {
        if (!seen.isBrokerThere()) {
            return "The broker does not answer.";
        }
        if (seen.positions() == null) {
            return "The consumer does not answer.";
        }
        return seen.holdsNone() ? "No partitions are held here." : null;
    }
}
