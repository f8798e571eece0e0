package io.throughline.incident;

import io.throughline.kit.Ids;
import io.throughline.kit.testing.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** Incidents of a service of its own in the past, put there by the owner of the database: people declare them now. */
final class PastIncidents {
    static final String GROUP = "HighLatency";

    private static final AtomicInteger ACTION = new AtomicInteger(900_000);

    final String service = Api.newName("checkout");
    private final TestDatabase database;

    PastIncidents(TestDatabase database) {
        this.database = database;
    }

    /** One that an alert declared then, and that was resolved an hour later. */
    Past declared(Instant at) {
        UUID id = Ids.next();
        run("""
                INSERT INTO incident (id, title, service, services, group_key, severity, status, detected_by, declared_by,
                    detected_at, declared_at, resolved_at, version, last_sequence)
                VALUES (?, 'HighLatency', ?, ARRAY [?], ?, 'SEV3', 'RESOLVED', 'MONITORING', 'system', ?, ?, ?, 1, 1)""", id, service, service, GROUP, at, at, at.plus(Duration.ofHours(1)));
        return new Past(id, "INC-" + number(id), at);
    }

    Past declared(String at) {
        return declared(Instant.parse(at));
    }

    private long number(UUID id) {
        try (Connection owner = database.connect();
                PreparedStatement select = owner.prepareStatement("SELECT number FROM incident WHERE id = ?")) {
            select.setObject(1, id);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void run(String sql, Object... values) {
        try (Connection owner = database.connect();
                PreparedStatement change = owner.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                Object value = values[i];
                change.setObject(i + 1, value instanceof Instant at ? at.atOffset(ZoneOffset.UTC) : value);
            }
            change.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One of them. */
    final class Past {
        final UUID id;
        final String ref;
        final Instant at;
        private int reviews;

        private Past(UUID id, String ref, Instant at) {
            this.id = id;
            this.ref = ref;
            this.at = at;
        }

        /** It is not as the others are: {@code private = true}. */
        Past is(String columns) {
            run("UPDATE incident SET " + columns + " WHERE id = ?", id);
            return this;
        }

        /** The next version of its review names that kind of root cause. */
        Past reviewed(String state, String rootCause) {
            Instant publishedAt = state.equals("PUBLISHED") ? at.plusSeconds(7_200) : null;
            run("""
                    INSERT INTO review (incident_id, version, state, content, edit_count, published_by, published_at)
                    VALUES (?, ?, ?, jsonb_build_object(
                            'trigger', jsonb_build_object('kind', 'HARDWARE', 'text', 'A disk broke'),
                            'rootCause', jsonb_build_object('kind', ?::text, 'text', 'Nobody owned the standby')),
                        1, ?, ?::timestamptz)""", id, ++reviews, state, rootCause, publishedAt == null ? null : "ada@example.org", publishedAt);
            return this;
        }

        Past reviewed(String rootCause) {
            return reviewed("PUBLISHED", rootCause);
        }

        /**
         * It led to an action, which stood so, each a day after the one before, from a day after the declaration.
         *
         * @param stood statuses in order; {@code OPEN!} is overdue
         * @return its reference
         */
        String action(String type, String... stood) {
            UUID action = Ids.next();
            String reference = "ACT-" + ACTION.incrementAndGet();
            String last = stood[stood.length - 1].replace("!", "");
            run("""
                    INSERT INTO incident_action (action_id, reference, incident_id, title, status, owner, due_on, overdue,
                        opened_at, changed_at)
                    VALUES (?, ?, ?, 'Prevent', ?, 'grace@example.org', '2027-01-15', false, ?, ?)""", action, reference, id, last, at, at);
            for (int i = 0; i < stood.length; i++) {
                run(
                        "INSERT INTO action_history (action_id, sequence, status, overdue, type, at) VALUES (?, ?, ?, ?, ?, ?)",
                        action,
                        i + 1,
                        stood[i].replace("!", ""),
                        stood[i].endsWith("!"),
                        type,
                        at.plus(Duration.ofDays(i + 1)));
            }
            return reference;
        }
    }
}
