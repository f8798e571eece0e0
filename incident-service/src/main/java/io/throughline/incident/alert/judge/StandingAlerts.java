package io.throughline.incident.alert.judge;

import io.agroal.api.AgroalDataSource;
import io.throughline.incident.alert.format.AlertSeverity;
import io.throughline.incident.alert.rule.AlertName;
import io.throughline.kit.Ids;
import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** Alerts that are stored, fire, and have no incident: what was decided on them may change while they stand. */
@Singleton
class StandingAlerts {
    /** It stands while it has neither an end nor an incident; in words that no index of all that stand answers. */
    private static final String AMONG = """
            SELECT id, service, name, severity, starts_at FROM alert
            WHERE id = ANY (?) AND ends_at IS NULL AND incident_id IS NULL""";

    /**
     * Each name by itself: by statistics of a quiet hour PostgreSQL would rather read all that stand. In words that only the
     * index of those by name answers.
     */
    private static final String KINDS = """
            SELECT asked.service, asked.name, kind.severity
            FROM unnest(?::text[], ?::text[]) AS asked (service, name)
            CROSS JOIN LATERAL (
                SELECT DISTINCT severity FROM alert
                WHERE alert.service = asked.service AND alert.name = asked.name
                    AND num_nulls(alert.ends_at, alert.incident_id) = 2) AS kind""";

    /** As {@link #KINDS}; {@code OFFSET 0} keeps PostgreSQL from making one join of it. */
    private static final String OF_KINDS = """
            SELECT standing.id FROM unnest(?::text[], ?::text[], ?::text[]) AS kind (service, name, severity)
            CROSS JOIN LATERAL (
                SELECT id FROM alert
                WHERE alert.service = kind.service AND alert.name = kind.name AND alert.severity = kind.severity
                    AND num_nulls(alert.ends_at, alert.incident_id) = 2
                OFFSET 0) AS standing
            LIMIT ?""";

    private static final String LINK = """
            UPDATE alert SET incident_id = linked.incident, link_reason = linked.why, unlinked_reason = NULL, verdict = linked.verdict
            FROM unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[]) AS linked (id, incident, why, verdict)
            WHERE alert.id = linked.id AND alert.incident_id IS NULL""";

    private final AgroalDataSource database;

    StandingAlerts(AgroalDataSource database) {
        this.database = database;
    }

    /** Those of these alerts that stand, as they are at this moment. */
    List<Candidate> among(Collection<UUID> ids) throws SQLException {
        List<Candidate> standing = new ArrayList<>();
        if (ids.isEmpty()) {
            return standing;
        }
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(AMONG)) {
            select.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    standing.add(new Candidate(
                            row.getObject(1, UUID.class),
                            new AlertName(row.getString(2), row.getString(3)),
                            AlertSeverity.valueOf(row.getString(4)),
                            instant(row, 5)));
                }
            }
        }
        return standing;
    }

    /** One alert, with another id, for each kind of alerts of these names that stand; alerts of a kind are judged alike. */
    List<Candidate> kindsOf(Set<AlertName> names) throws SQLException {
        List<Candidate> kinds = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(KINDS)) {
            select.setArray(1, texts(connection, names, AlertName::service));
            select.setArray(2, texts(connection, names, AlertName::name));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    kinds.add(new Candidate(
                            Ids.next(),
                            new AlertName(row.getString(1), row.getString(2)),
                            AlertSeverity.valueOf(row.getString(3)),
                            Instant.EPOCH));
                }
            }
        }
        return kinds;
    }

    /** Alerts of these kinds that stand; at most so many. */
    List<UUID> ofKinds(Collection<Candidate> kinds, int most) throws SQLException {
        List<UUID> ids = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(OF_KINDS)) {
            select.setArray(1, texts(connection, kinds, kind -> kind.about().service()));
            select.setArray(2, texts(connection, kinds, kind -> kind.about().name()));
            select.setArray(3, texts(connection, kinds, kind -> kind.severity().name()));
            select.setInt(4, most);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    ids.add(row.getObject(1, UUID.class));
                }
            }
        }
        return ids;
    }

    /** Gives standing alerts their incidents. */
    void link(Map<UUID, Judged> linked) throws SQLException {
        if (linked.isEmpty()) {
            return;
        }
        // In the order of their ids, as whoever counts them does.
        List<Map.Entry<UUID, Judged>> entries =
                linked.entrySet().stream().sorted(Map.Entry.comparingByKey()).toList();
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(LINK)) {
            update.setArray(
                    1,
                    connection.createArrayOf(
                            "uuid", entries.stream().map(Map.Entry::getKey).toArray()));
            update.setArray(
                    2,
                    connection.createArrayOf(
                            "uuid",
                            entries.stream()
                                    .map(entry -> entry.getValue().linked().incidentId())
                                    .toArray()));
            update.setArray(
                    3,
                    texts(
                            connection,
                            entries,
                            entry -> entry.getValue().linked().why()));
            update.setArray(
                    4,
                    texts(
                            connection,
                            entries,
                            entry -> entry.getValue().judgement().verdict().name()));
            update.executeUpdate();
        }
    }

    private static <T> Array texts(Connection connection, Collection<T> of, Function<T, String> text)
            throws SQLException {
        return connection.createArrayOf("text", of.stream().map(text).toArray());
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
