package io.throughline.notification.delivery;

import static io.throughline.notification.ServiceUnderTest.change;
import static io.throughline.notification.ServiceUnderTest.soon;
import static io.throughline.notification.ServiceUnderTest.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.throughline.kit.testing.TestDatabase;
import io.throughline.notification.ActionFacts;
import io.throughline.notification.Receiver;
import io.throughline.notification.Receiver.Received;
import io.throughline.notification.TestChannel;
import io.throughline.notification.TimeTravel;
import io.throughline.notification.notification.Waiting;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Several replicas send, and some of them die. */
@QuarkusTest
class ReplicasTest {
    private static final int MANY = 40;

    private final Receiver receiver = new Receiver();

    @Inject
    DeliveryService deliveries;

    @Inject
    DeliverySweep sweep;

    TestDatabase database;

    @AfterEach
    void back() throws SQLException {
        receiver.close();
        TimeTravel.back(database);
    }

    @Test
    void replicasThatSweepAtTheSameTimeSendEachOnce() throws Exception {
        TestChannel channel = TestChannel.to(receiver);
        List<String> ids = waiting(channel, MANY, "NULL");

        atOnce(() -> {
            sweep.sweep();
            return 0;
        });

        soon(() -> assertThat(accepted(channel)).isEqualTo(MANY));
        assertThat(receiver.received()).extracting(Received::id).containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    void replicasThatClaimAtTheSameTimeShareWhatIsDue() throws Exception {
        TestChannel channel = TestChannel.to(receiver);
        // Not due for the service's own sweep until all are there: it would join in.
        List<String> ids = waiting(channel, MANY, "NULL", "now() + interval '1 hour'");
        TimeTravel.ahead(database, "2 hours");

        List<List<Waiting>> claimed = atOnce(
                () -> deliveries.claim(channel.name(), MANY / 4).orElseThrow().waiting());

        assertThat(claimed.stream().flatMap(List::stream).map(Waiting::id)).doesNotHaveDuplicates();
        TimeTravel.ahead(database, "3 hours");
        soon(() -> assertThat(accepted(channel)).isEqualTo(MANY));
        assertThat(receiver.received()).extracting(Received::id).containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    void whatAReplicaThatDiedWasSendingIsSentAgainUnderTheSameIdWhenItsClaimRunsOut() throws Exception {
        TestChannel channel = TestChannel.to(receiver);
        String id = waiting(channel, 1, "now() + interval '10 minutes'").get(0);
        ActionFacts other = channel.opened();
        soon(() -> assertThat(channel.notificationOf(other).getString("state")).isEqualTo("ACCEPTED"));
        assertThat(receiver.received()).extracting(Received::id).containsExactly(channel.idOf(other));

        TimeTravel.ahead(database, "11 minutes");

        soon(() -> assertThat(accepted(channel)).isEqualTo(2));
        assertThat(receiver.received()).extracting(Received::id).containsExactly(channel.idOf(other), id);
    }

    @Test
    void whatAReplicaThatDiedWasSendingIsGivenUpIfItsChannelIsGone() throws Exception {
        String channel = "gone-" + UUID.randomUUID();
        TestChannel gone = new TestChannel(channel, "nowhere", "none");
        String id = waiting(gone, 1, "now() - interval '1 minute'").get(0);

        soon(() -> assertThat(value(database, "SELECT state FROM notification WHERE id = ?::uuid", id))
                .isEqualTo("DEAD"));
        assertThat(value(database, "SELECT dead_reason FROM notification WHERE id = ?::uuid", id))
                .isEqualTo("The channel was deleted.");
    }

    @Test
    void whatWaitsForAChannelThatIsGoneIsGivenUpInPartsPastWhatSomebodyHolds() throws Exception {
        TestChannel gone = new TestChannel("gone-" + UUID.randomUUID(), "nowhere", "none");
        List<String> ids = waiting(gone, 600, "now() + interval '1 hour'");

        try (Connection somebody = database.connect()) {
            somebody.setAutoCommit(false);
            execute(somebody, "SELECT 1 FROM notification WHERE id = ?::uuid FOR UPDATE", ids.get(0));
            TimeTravel.ahead(database, "2 hours");
            soon(() -> assertThat(dead(gone)).isEqualTo(599));
            somebody.rollback();
        }

        soon(() -> assertThat(dead(gone)).isEqualTo(600));
        String largestTransaction = value(database, """
                SELECT max(n) FROM (
                    SELECT count(*) AS n FROM notification WHERE channel = ? GROUP BY xmin::text) AS transactions""", gone.name());
        assertThat(Integer.parseInt(largestTransaction)).isEqualTo(500);
    }

    @Test
    void whatWaitsForAChannelThatIsBeingTakenIntoUseAgainIsSent() throws Exception {
        TestChannel channel = TestChannel.to(receiver);
        change(
                database,
                "UPDATE channel SET disabled_at = now(), disabled_reason = 'for a test' WHERE name = ?",
                channel.name());

        try (Connection recording = database.connect()) {
            recording.setAutoCommit(false);
            execute(recording, "SELECT 1 FROM pg_advisory_xact_lock(4, hashtext(?))", channel.name());
            execute(
                    recording,
                    "UPDATE channel SET disabled_at = NULL, disabled_reason = NULL WHERE name = ?",
                    channel.name());
            waiting(channel, 1, "NULL");
            soon(() -> assertThat(value(database, """
                            SELECT count(*) FROM pg_locks
                            WHERE locktype = 'advisory' AND NOT granted AND classid = 4 AND objsubid = 2""")).isEqualTo("1"));
            recording.commit();
        }

        soon(() -> assertThat(accepted(channel)).isEqualTo(1));
    }

    @Test
    void whatCannotEvenBeSignedIsAFailedAttemptAndHoldsNoPlace() throws Exception {
        TestChannel channel = TestChannel.to(receiver);
        change(database, "UPDATE channel SET secret = '' WHERE name = ?", channel.name());

        waiting(channel, MANY, "NULL");

        soon(() -> assertThat(count(channel, "RETRYING")).isEqualTo(MANY));
        assertThat(value(database, """
                SELECT string_agg(DISTINCT a.error, ' ') FROM notification_attempt a
                JOIN notification n ON n.id = a.notification_id WHERE n.channel = ?""", channel.name())).isEqualTo("It could not be sent.");
        assertThat(receiver.received()).isEmpty();
    }

    @Test
    void aReceiverThatIsSlowHoldsUpNobodyElse() throws Exception {
        receiver.always(receiver.hang());
        TestChannel slow = TestChannel.to(receiver);
        waiting(slow, MANY, "NULL");
        soon(() -> assertThat(receiver.received()).isNotEmpty());

        try (Receiver quick = new Receiver()) {
            TestChannel channel = TestChannel.to(quick);
            waiting(channel, MANY, "NULL");
            soon(() -> assertThat(accepted(channel)).isEqualTo(MANY));
        }

        assertThat(accepted(slow)).isZero();
        change(database, "DELETE FROM notification WHERE channel = ? AND attempt_count = 0", slow.name());
    }

    private static void execute(Connection connection, String sql, String value) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, value);
            statement.execute();
        }
    }

    private List<String> waiting(TestChannel channel, int count, String claimedUntil) throws SQLException {
        return waiting(channel, count, claimedUntil, "now()");
    }

    private List<String> waiting(TestChannel channel, int count, String claimedUntil, String due) throws SQLException {
        List<String> ids = IntStream.range(0, count)
                .mapToObj(i -> UUID.randomUUID().toString())
                .toList();
        change(database, """
                INSERT INTO notification (id, about, title, service, event, event_id, event_at, recipient, channel,
                    state, created_at, last_sequence, next_attempt_at, claimed_until)
                SELECT id::uuid, 'ACT-1', 'An action', ?, 'action.opened.v1', gen_random_uuid(), now(),
                    'ada@example.org', ?, 'QUEUED', now(), 0, %s, %s
                FROM unnest(string_to_array(?, ',')) AS id""".formatted(due, claimedUntil), channel.service(), channel.name(), String.join(",", ids));
        return ids;
    }

    private int accepted(TestChannel channel) throws SQLException {
        return count(channel, "ACCEPTED");
    }

    private int dead(TestChannel channel) throws SQLException {
        return count(channel, "DEAD");
    }

    private int count(TestChannel channel, String state) throws SQLException {
        return Integer.parseInt(value(
                database, "SELECT count(*) FROM notification WHERE channel = ? AND state = ?", channel.name(), state));
    }

    private static <T> List<T> atOnce(Callable<T> task) throws Exception {
        int replicas = 4;
        CyclicBarrier start = new CyclicBarrier(replicas);
        ExecutorService threads = Executors.newFixedThreadPool(replicas);
        try {
            List<Future<T>> running = IntStream.range(0, replicas)
                    .mapToObj(i -> threads.submit(() -> {
                        start.await();
                        return task.call();
                    }))
                    .toList();
            List<T> done = new ArrayList<>();
            for (Future<T> one : running) {
                done.add(one.get());
            }
            return done;
        } finally {
            threads.shutdown();
        }
    }
}
