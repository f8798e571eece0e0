package io.throughline.kit.consumer;

import io.quarkus.scheduler.Scheduled;
import io.throughline.kit.PlainConnections;
import io.throughline.kit.consumer.ConsumerChannels.Channel;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Notices consumers that are alive and consume nothing, which the connector itself does not
 * (smallrye-reactive-messaging#3281). Starting again is the cure only while PostgreSQL and the broker answer; without
 * them there is no judgement, and the time does not count.
 */
@Singleton
class ConsumerWatch {
    private static final Logger LOG = Logger.getLogger(ConsumerWatch.class);

    private final Consumers consumers;
    private final PlainConnections database;
    private final ConsumersConfig config;
    private final Map<Channel, StallClock> clocks = new HashMap<>();
    private final Map<String, OptionalLong> lags = new ConcurrentHashMap<>();
    private long lastLookNanos = System.nanoTime();
    private volatile SortedMap<String, Duration> stalled = new TreeMap<>();

    ConsumerWatch(Consumers consumers, PlainConnections database, ConsumersConfig config) {
        this.consumers = consumers;
        this.database = database;
        this.config = config;
    }

    /** Channels that have not moved for too long, and for how long. */
    SortedMap<String, Duration> stalled() {
        return stalled;
    }

    /** Records that the channel was behind when last looked at; NaN if that is not known, or it holds no partitions here. */
    double lag(String channel) {
        OptionalLong lag = lags.getOrDefault(channel, OptionalLong.empty());
        return lag.isPresent() ? lag.getAsLong() : Double.NaN;
    }

    @Scheduled(
            every = "${throughline.consumers.watch-interval:15s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        Duration since = sinceLastLook();
        SortedMap<String, Duration> found = new TreeMap<>();
        for (ConsumerObservation now : consumers.observe()) {
            String channel = now.channel().name();
            lags.put(channel, now.lag());
            Duration still = clocks.computeIfAbsent(now.channel(), c -> new StallClock())
                    .look(now, since, this::databaseAnswers);
            if (still.compareTo(config.stallLimit()) >= 0) {
                found.put(channel, still);
                LOG.errorf(
                        "consumer does not move channel=%s stalled=%s inHand=%d",
                        channel, still, now.progress().inHand());
            }
        }
        stalled = found;
    }

    /** A process that was paused did not look, and what it did not see is not held against its consumers. */
    private Duration sinceLastLook() {
        long now = System.nanoTime();
        Duration since = Duration.ofNanos(now - lastLookNanos);
        lastLookNanos = now;
        Duration most = config.watchInterval().multipliedBy(2);
        return since.compareTo(most) > 0 ? most : since;
    }

    /** Over a connection of its own: work that is stuck may hold every one of the pool, and that is its fault. */
    private boolean databaseAnswers() {
        int atMost = (int) Math.max(1, config.answerLimit().toSeconds());
        try (Connection connection =
                database.open("consumer-watch", Map.of("socketTimeout", String.valueOf(atMost + 1)))) {
            return connection.isValid(atMost);
        } catch (SQLException e) {
            return false;
        }
    }
}
