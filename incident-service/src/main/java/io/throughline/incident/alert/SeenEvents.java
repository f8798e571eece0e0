package io.throughline.incident.alert;

import io.agroal.api.AgroalDataSource;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Which messages of senders that number them were taken before: for 30 days, as long as raw deliveries are kept. */
@Singleton
class SeenEvents {
    private static final Logger LOG = Logger.getLogger(SeenEvents.class);
    private static final int BATCH = 2_000;

    /** In order, so that two deliveries of the same messages never wait for each other in a circle. */
    private static final String REMEMBER = """
            INSERT INTO seen_event (source_id, event, received_at)
            SELECT source, event, ? FROM unnest(?::uuid[], ?::text[]) AS told (source, event) ORDER BY source, event
            ON CONFLICT DO NOTHING RETURNING source_id, event""";

    private static final String PURGE = """
            DELETE FROM seen_event WHERE (source_id, event) IN (
                SELECT source_id, event FROM seen_event
                WHERE received_at < throughline_now() - interval '30 days'
                ORDER BY received_at LIMIT ? FOR UPDATE SKIP LOCKED)""";

    private final AgroalDataSource database;

    SeenEvents(AgroalDataSource database) {
        this.database = database;
    }

    /** A message of a sender. */
    record Event(UUID source, String id) {}

    /** The same signals in their order, those of messages that were taken before marked as told again. */
    List<SourceSignal> marked(List<SourceSignal> signals, Instant now) throws SQLException {
        Set<Event> fresh = remember(
                signals.stream().flatMap(signal -> eventOf(signal).stream()).collect(Collectors.toSet()), now);
        return signals.stream()
                .map(signal -> eventOf(signal).map(fresh::remove).orElse(true) ? signal : signal.again())
                .toList();
    }

    private static Optional<Event> eventOf(SourceSignal signal) {
        return Optional.ofNullable(signal.signal().telling().event()).map(id -> new Event(signal.source(), id));
    }

    /** Remembers messages until the transaction ends for good, and waits for others that take the same; those that are new. */
    Set<Event> remember(Collection<Event> events, Instant now) throws SQLException {
        Set<Event> fresh = new HashSet<>();
        if (events.isEmpty()) {
            return fresh;
        }
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(REMEMBER)) {
            insert.setObject(1, now.atOffset(ZoneOffset.UTC));
            insert.setArray(
                    2,
                    connection.createArrayOf(
                            "uuid", events.stream().map(Event::source).toArray()));
            insert.setArray(
                    3,
                    connection.createArrayOf(
                            "text", events.stream().map(Event::id).toArray()));
            try (ResultSet row = insert.executeQuery()) {
                while (row.next()) {
                    fresh.add(new Event(row.getObject(1, UUID.class), row.getString(2)));
                }
            }
        }
        return fresh;
    }

    @Scheduled(
            every = "${throughline.alert.seen-purge-interval:1h}",
            delayed = "10m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void purge() {
        try (Connection connection = database.getConnection();
                PreparedStatement purge = connection.prepareStatement(PURGE)) {
            purge.setInt(1, BATCH);
            int purged;
            do {
                purged = purge.executeUpdate();
            } while (purged == BATCH);
        } catch (SQLException e) {
            LOG.warnf("purge interrupted, the next one goes on table=seen_event cause=%s", e.toString());
        }
    }
}
