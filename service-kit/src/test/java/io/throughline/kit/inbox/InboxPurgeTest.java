package io.throughline.kit.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.throughline.kit.testing.AtOnce;
import io.throughline.kit.testing.RealParts;
import io.throughline.kit.testing.TestDatabase;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What no topic can deliver again is forgotten, and nothing else. */
@QuarkusTest
@QuarkusTestResource(value = RealParts.class, initArgs = @ResourceArg(name = "database", value = "kit"))
class InboxPurgeTest {
    private final String consumer = "purged-" + UUID.randomUUID();

    private TestDatabase database;

    @Inject
    InboxPurge purge;

    @Test
    void onlyWhatWasMadeAndReceivedLongAgoIsForgotten() throws SQLException {
        remember(1, 31, 31);
        remember(1, 29, 29);
        remember(1, 400, 1); // the last record of a key, which came again yesterday

        purge.purge(consumer);

        assertThat(remembered()).isEqualTo(2);
    }

    /** Their topic has the last record of each key for ever, and may deliver it again. */
    @Test
    void whatCameFromACompactedTopicIsNeverForgotten() throws SQLException {
        remember(3, 400, 400, "whole-people");
        remember(3, 400, 400, "watched-events");

        purge.purge();

        assertThat(count("SELECT count(*) FROM inbox WHERE consumer = ?", "whole-people"))
                .isEqualTo(3);
        assertThat(count(
                        "SELECT count(*) FROM inbox WHERE consumer = ? AND received_at < now() - interval '399 days'",
                        "watched-events"))
                .isZero();
    }

    @Test
    void everyBatchIsForgottenWhoeverElseDoesSo() throws SQLException {
        remember(9_000, 40, 35);
        remember(10, 2, 2);

        AtOnce.call(2, replica -> {
            purge.purge(consumer);
            return replica;
        });

        assertThat(remembered()).isEqualTo(10);
    }

    @Test
    void whatWasSettledLongAgoIsForgottenAndWhatWaitsIsNot() throws SQLException {
        park(31, true);
        park(29, true);
        park(400, false);

        purge.purgeSettled();

        assertThat(count("SELECT count(*) FROM parked_event WHERE consumer = ?"))
                .isEqualTo(2);
    }

    private void park(int daysAgo, boolean settled) throws SQLException {
        try (Connection connection = database.connect();
                PreparedStatement insert = connection.prepareStatement("""
                        INSERT INTO parked_event
                            (consumer, topic, partition, record_offset, headers, reason, detail, parked_at,
                             settled_at, settled_by, settlement)
                        SELECT ?, 'topic', 0, ?, '{}', 'GAP', '', at, CASE WHEN settled THEN at END,
                               CASE WHEN settled THEN 'system' END, CASE WHEN settled THEN 'REPLAYED' END
                        FROM (SELECT now() - make_interval(days => ?) AS at, ?::boolean AS settled) AS given""")) {
            insert.setString(1, consumer);
            insert.setInt(2, daysAgo);
            insert.setInt(3, daysAgo);
            insert.setBoolean(4, settled);
            insert.executeUpdate();
        }
    }

    /** Ids of version 7, each with the time at which it was made in front. */
    private void remember(int count, int madeDaysAgo, int receivedDaysAgo) throws SQLException {
        remember(count, madeDaysAgo, receivedDaysAgo, consumer);
    }

    private void remember(int count, int madeDaysAgo, int receivedDaysAgo, String by) throws SQLException {
        try (Connection connection = database.connect();
                PreparedStatement insert = connection.prepareStatement("""
                        INSERT INTO inbox (consumer, event_id, received_at)
                        SELECT ?, (lpad(to_hex((extract(epoch FROM now() - make_interval(days => ?)) * 1000)::bigint), 12, '0')
                                   || '7' || substr(replace(gen_random_uuid()::text, '-', ''), 14))::uuid,
                               now() - make_interval(days => ?)
                        FROM generate_series(1, ?)""")) {
            insert.setString(1, by);
            insert.setInt(2, madeDaysAgo);
            insert.setInt(3, receivedDaysAgo);
            insert.setInt(4, count);
            insert.executeUpdate();
        }
    }

    private int remembered() throws SQLException {
        return count("SELECT count(*) FROM inbox WHERE consumer = ?");
    }

    private int count(String query) throws SQLException {
        return count(query, consumer);
    }

    private int count(String query, String by) throws SQLException {
        try (Connection connection = database.connect();
                PreparedStatement select = connection.prepareStatement(query)) {
            select.setString(1, by);
            try (ResultSet count = select.executeQuery()) {
                count.next();
                return count.getInt(1);
            }
        }
    }
}
