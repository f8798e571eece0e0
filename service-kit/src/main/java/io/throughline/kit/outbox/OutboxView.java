package io.throughline.kit.outbox;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What waits to be announced.
 *
 * @param waiting events that the broker has not acknowledged
 * @param exact false if more than 10,000 wait: {@code waiting} is then an upper bound, told from their ids
 * @param topics how many of the first 10,000 wait for each topic
 * @param oldestAt when the one at the head was written; null if none waits
 * @param oldestSeconds how long it has been waiting, by PostgreSQL's time
 * @param relay who reads the table
 * @param leader whether the process that answers is the one that sends
 */
record OutboxView(
        long waiting,
        boolean exact,
        Map<String, Long> topics,
        @Nullable Instant oldestAt,
        double oldestSeconds,
        EventRelay.RelayKind relay,
        boolean leader) {}
