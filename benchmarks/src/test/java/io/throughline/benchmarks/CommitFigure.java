package io.throughline.benchmarks;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.throughline.kit.outbox.Outbox;
import io.throughline.kit.testing.AtOnce;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A command as the services do it: a row changed under its lock and an entry of the timeline, with and without the event that
 * announces it.
 */
final class CommitFigure {
    private static final int CALLERS = 4;
    private static final int COMMANDS_OF_EACH = 1_000;

    private static final String CHANGE = """
            UPDATE incident SET status = ?, last_sequence = last_sequence + 1, updated_at = now()
            WHERE id = ? RETURNING last_sequence""";
    private static final String ENTER = """
            INSERT INTO timeline_entry (incident_id, number, kind, actor, text, details) VALUES (?, ?, ?, ?, ?, ?::jsonb)""";

    private final Outbox outbox;
    private final IncidentEvents events;
    private final AgroalDataSource pool;
    private final List<UUID> incidents =
            Stream.generate(UUID::randomUUID).limit(CALLERS).toList();

    CommitFigure(Outbox outbox, IncidentEvents events, AgroalDataSource pool) {
        this.outbox = outbox;
        this.events = events;
        this.pool = pool;
        incidents.forEach(this::declare);
    }

    /** Prints it as it is with the {@code surroundings}, in words. */
    void print(String surroundings) {
        SideBySide.print(
                "commit with outbox, beside one without, " + surroundings,
                "0.7",
                CALLERS * COMMANDS_OF_EACH,
                () -> commandAll(true),
                () -> commandAll(false));
    }

    private double commandAll(boolean announced) {
        long started = System.nanoTime();
        AtOnce.call(CALLERS, caller -> {
            for (int i = 0; i < COMMANDS_OF_EACH; i++) {
                QuarkusTransaction.requiringNew().run(() -> command(incidents.get(caller), announced));
            }
            return caller;
        });
        return SideBySide.secondsSince(started);
    }

    private void command(UUID incident, boolean announced) {
        try (Connection connection = pool.getConnection()) {
            long sequence = change(connection, incident);
            enter(connection, incident, sequence);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        if (announced) {
            outbox.append(events.next());
        }
    }

    private static long change(Connection connection, UUID incident) throws SQLException {
        try (PreparedStatement change = connection.prepareStatement(CHANGE)) {
            change.setString(1, "MITIGATED");
            change.setObject(2, incident);
            try (var row = change.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static void enter(Connection connection, UUID incident, long number) throws SQLException {
        try (PreparedStatement enter = connection.prepareStatement(ENTER)) {
            enter.setObject(1, incident);
            enter.setLong(2, number);
            enter.setString(3, "MITIGATED");
            enter.setString(4, "ines.lead@example.com");
            enter.setString(5, "Rolled back to the release of yesterday; error rate is back to normal");
            enter.setString(6, "{\"from\": \"INVESTIGATING\", \"to\": \"MITIGATED\"}");
            enter.executeUpdate();
        }
    }

    private void declare(UUID incident) {
        try (Connection connection = pool.getConnection();
                PreparedStatement declare = connection.prepareStatement(
                        "INSERT INTO incident (id, status, last_sequence) VALUES (?, 'DECLARED', 0)")) {
            declare.setObject(1, incident);
            declare.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
