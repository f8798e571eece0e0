package io.throughline.kit.consumer;

import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Adds up for how long one channel has had work and finished none. Time counts between two looks that could both be judged:
 * what was away in between had no chance.
 */
final class StallClock {
    private Duration stalled = Duration.ZERO;
    private boolean judged;
    private long finished;
    private @Nullable Map<TopicPartition, Long> positions;

    /**
     * Takes another look into account.
     *
     * @param since the last look
     * @param databaseAnswers asked only where it matters
     * @return for how long the channel has not moved
     */
    Duration look(ConsumerObservation now, Duration since, BooleanSupplier databaseAnswers) {
        boolean moved = hasMoved(now);
        finished = now.progress().finished();
        positions = now.positions();
        boolean judgedBefore = judged;
        if (moved || (now.isBrokerThere() && !now.hasWork())) {
            stalled = Duration.ZERO;
            judged = true;
        } else {
            judged = now.isBrokerThere() && databaseAnswers.getAsBoolean();
            stalled = judged && judgedBefore ? stalled.plus(since) : stalled;
        }
        return stalled;
    }

    /**
     * A record in hand must be finished; without one it is enough to have read on, as over records of a transaction that
     * was aborted, or to hold other partitions than before.
     */
    private boolean hasMoved(ConsumerObservation now) {
        if (now.progress().finished() != finished) {
            return true;
        }
        return now.progress().inHand() == 0
                && now.positions() != null
                && !now.positions().equals(positions);
    }
}
