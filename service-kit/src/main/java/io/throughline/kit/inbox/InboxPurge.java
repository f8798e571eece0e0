package io.throughline.kit.inbox;

import io.agroal.api.AgroalDataSource;
import io.quarkus.scheduler.Scheduled;
import io.throughline.events.Topic;
import io.throughline.kit.consumer.ConsumerChannels;
import io.throughline.kit.consumer.ConsumerChannels.Channel;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import org.jboss.logging.Logger;

/**
 * Forgets which events were applied once no topic can deliver them again: after 30 days, more than twice as long as topics
 * keep a record. Compacted topics keep the last record of a key for ever, so theirs are never forgotten; neither is
 * {@code consumer_progress}, one row per aggregate, which says what its next event is.
 *
 * <p>Rows are found by the primary key: event ids are of version 7 and begin with the time at which they were made, which
 * is before they were received. So receiving pays for no second index, and a purge that finds nothing reads nothing. A
 * stranger's id of another version may stay for longer.
 */
@Singleton
class InboxPurge {
    private static final Logger LOG = Logger.getLogger(InboxPurge.class);
    private static final int BATCH = 2_000;

    /** In order of place, so that two replicas at the same rows wait for each other instead of for ever. */
    private static final String OLD_EVENTS = """
            DELETE FROM inbox WHERE ctid = ANY (ARRAY(
                SELECT ctid FROM inbox
                WHERE consumer = ?
                  AND event_id < rpad(lpad(to_hex((extract(epoch FROM throughline_now() - interval '30 days') * 1000)::bigint),
                                           12, '0'), 32, '0')::uuid
                  AND received_at < throughline_now() - interval '30 days'
                ORDER BY event_id LIMIT ?))""";

    private static final String OLD_SETTLED =
            "DELETE FROM parked_event WHERE settled_at < throughline_now() - interval '30 days'";

    private final AgroalDataSource database;
    private final ConsumerChannels channels;

    InboxPurge(AgroalDataSource database, ConsumerChannels channels) {
        this.database = database;
        this.channels = channels;
    }

    @Scheduled(
            every = "${throughline.inbox.purge-interval:1h}",
            delayed = "10m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void purge() {
        for (Channel channel : channels.all()) {
            if (!isCompacted(channel.topic())) {
                purge(channel.name());
            }
        }
        purgeSettled();
    }

    /** What operators have settled stays as long, for whoever asks who decided so; few are ever parked. */
    void purgeSettled() {
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement(OLD_SETTLED)) {
            delete.executeUpdate();
        } catch (SQLException e) {
            LOG.warnf("settled events not purged cause=%s", e.toString());
        }
    }

    /** In batches, each a transaction of its own: what a fault interrupts is left to the next time. */
    void purge(String consumer) {
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement(OLD_EVENTS)) {
            delete.setString(1, consumer);
            delete.setInt(2, BATCH);
            int deleted;
            do {
                deleted = delete.executeUpdate();
            } while (deleted == BATCH);
        } catch (SQLException e) {
            LOG.warnf("inbox not purged consumer=%s cause=%s", consumer, e.toString());
        }
    }

    private static boolean isCompacted(String topicName) {
        return Arrays.stream(Topic.values())
                .anyMatch(topic -> topic.compacted() && topic.topicName().equals(topicName));
    }
}
