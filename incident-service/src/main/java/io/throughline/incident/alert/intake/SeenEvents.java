package io.throughline.incident.alert.intake;

import io.agroal.api.AgroalDataSource;
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

/** Which messages of senders that number them were taken before: for 30 days ({@link AlertRetention}). */
@Singleton
class SeenEvents {
    /** In order, so that two deliveries of the same messages never wait for each other in a circle. */
    private static final String REMEMBER = """
            INSERT INTO seen_event (source_id, event, received_at)
            SELECT source, event, ? FROM unnest(?::uuid[], ?::text[]) AS told (source, event) ORDER BY source, event
            ON CONFLICT DO NOTHING RETURNING source_id, event""";

    private static final String KNOWN = """
            SELECT source_id, event FROM seen_event
            JOIN unnest(?::uuid[], ?::text[]) AS told (source, event_id) ON source_id = source AND event = event_id""";

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

    /** As {@link #marked}, for messages that nobody has posted: nothing is remembered. */
    List<SourceSignal> foreseen(List<SourceSignal> signals) throws SQLException {
        Set<Event> known = known(
                signals.stream().flatMap(signal -> eventOf(signal).stream()).collect(Collectors.toSet()));
        return signals.stream()
                .map(signal ->
                        eventOf(signal).filter(event -> !known.add(event)).isPresent() ? signal.again() : signal)
                .toList();
    }

    private Set<Event> known(Collection<Event> events) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(KNOWN)) {
            SqlArrays<Event> arrays = new SqlArrays<>(connection, select, List.copyOf(events));
            arrays.set(1, "uuid", Event::source);
            arrays.set(2, "text", Event::id);
            return events(select);
        }
    }

    private static Set<Event> events(PreparedStatement statement) throws SQLException {
        Set<Event> events = new HashSet<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                events.add(new Event(row.getObject(1, UUID.class), row.getString(2)));
            }
        }
        return events;
    }

    private static Optional<Event> eventOf(SourceSignal signal) {
        return Optional.ofNullable(signal.signal().telling().event()).map(id -> new Event(signal.source(), id));
    }

    /** Remembers messages until the transaction ends for good, and waits for others that take the same; those that are new. */
    Set<Event> remember(Collection<Event> events, Instant now) throws SQLException {
        if (events.isEmpty()) {
            return new HashSet<>();
        }
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(REMEMBER)) {
            insert.setObject(1, now.atOffset(ZoneOffset.UTC));
            SqlArrays<Event> arrays = new SqlArrays<>(connection, insert, List.copyOf(events));
            arrays.set(2, "uuid", Event::source);
            arrays.set(3, "text", Event::id);
            return events(insert);
        }
    }
}
