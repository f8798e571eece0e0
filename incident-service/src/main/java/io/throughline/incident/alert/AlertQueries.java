package io.throughline.incident.alert;

import io.agroal.api.AgroalDataSource;
import io.throughline.incident.alert.format.AlertSeverity;
import io.throughline.incident.alert.format.AlertState;
import io.throughline.incident.alert.rule.Verdict;
import io.throughline.kit.EventJson;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads alerts. */
@Singleton
public class AlertQueries {
    /** Whoever may not know of a private incident sees its alerts as if they had none. */
    private static final String COLUMNS = """
            SELECT alert.id, source.name, dedup_key, alert.name, alert.service, alert.severity, state, verdict, starts_at,
                ends_at, labels, annotations, link, delivery_count, first_received_at, last_received_at,
                incident.number, CASE WHEN incident.id IS NOT NULL THEN link_reason END, unlinked_reason,
                alert.acknowledged_by, alert.acknowledged_at
            FROM alert
            JOIN alert_source AS source ON source.id = alert.source_id
            LEFT JOIN incident ON incident.id = alert.incident_id
                AND (NOT incident.private OR may_read_incident(?, incident.id))
            """;

    /** Domain.md: nobody acknowledged it, it has no incident, and it resolved by itself or is older than a day. */
    private static final String IGNORED = """
            (alert.acknowledged_at IS NULL AND incident.id IS NULL
                AND (state = 'RESOLVED' OR first_received_at < throughline_now() - interval '24 hours'))""";

    /** By the verdict that holds now: those that were given before anybody had decided are to be found, too. */
    private static final String AGAINST_VERDICT = """
            CASE (
                SELECT CASE WHEN rule.until <= throughline_now() THEN 'UNDECIDED' ELSE rule.verdict END
                FROM alert_rule AS rule WHERE rule.service = alert.service AND rule.alert_name = alert.name
                ORDER BY rule.version DESC LIMIT 1)
            WHEN 'NOISE' THEN incident.id IS NOT NULL
            WHEN 'MATTERS' THEN\s""" + IGNORED + " ELSE false END";

    private static final String VISIBLE = """
            SELECT 'INC-' || number FROM incident
            WHERE number = ANY (?) AND (NOT private OR may_read_incident(?, id)) ORDER BY number""";

    private static final String COUNTS = """
            SELECT incident_id, count(*) FILTER (WHERE state = 'FIRING'), count(*)
            FROM alert WHERE incident_id = ANY (?) GROUP BY incident_id""";

    private final AgroalDataSource database;

    AlertQueries(AgroalDataSource database) {
        this.database = database;
    }

    /**
     * How many alerts belong to each incident.
     *
     * @return nothing for incidents without alerts
     */
    public Map<UUID, Counts> countsOf(List<UUID> incidents) throws SQLException {
        Map<UUID, Counts> counts = new HashMap<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(COUNTS)) {
            select.setArray(1, connection.createArrayOf("uuid", incidents.toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    counts.put(row.getObject(1, UUID.class), new Counts(row.getLong(2), row.getLong(3)));
                }
            }
        }
        return counts;
    }

    /** How many alerts an incident has. */
    public record Counts(long firing, long total) {
        /** An incident without alerts. */
        public static final Counts NONE = new Counts(0, 0);
    }

    /** Those of these incidents that the reader may know of. */
    List<String> visible(List<String> references, String reader) throws SQLException {
        List<String> visible = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(VISIBLE)) {
            Object[] numbers = references.stream()
                    .map(reference -> Long.valueOf(reference.substring("INC-".length())))
                    .toArray();
            select.setArray(1, connection.createArrayOf("bigint", numbers));
            select.setString(2, reader);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    visible.add(row.getString(1));
                }
            }
        }
        return visible;
    }

    Optional<AlertView> one(UUID id, String reader) throws SQLException {
        return select("WHERE alert.id = ?", List.of(reader, id)).stream().findFirst();
    }

    /** Newest first, as the reader may see them. */
    List<AlertView> matching(AlertFilter filter, String reader, @Nullable UUID before, int rows) throws SQLException {
        List<String> where = new ArrayList<>(List.of("true"));
        List<Object> values = new ArrayList<>(List.of(reader));
        narrow(where, values, "state", names(filter.states()));
        narrow(where, values, "alert.service", filter.services().toArray(String[]::new));
        narrow(where, values, "alert.severity", names(filter.severities()));
        narrow(where, values, "verdict", names(filter.verdicts()));
        narrow(where, values, "incident.number", filter.incidents().toArray(Long[]::new));
        filter.ignored().ifPresent(wanted -> where.add(wanted ? IGNORED : "NOT " + IGNORED));
        filter.againstVerdict()
                .ifPresent(wanted -> where.add("(" + AGAINST_VERDICT + ") IS " + (wanted ? "TRUE" : "NOT TRUE")));
        if (before != null) {
            where.add("alert.id < ?");
            values.add(before);
        }
        values.add(rows);
        return select("WHERE " + String.join(" AND ", where) + " ORDER BY alert.id DESC LIMIT ?", values);
    }

    private static void narrow(List<String> where, List<Object> values, String column, Object[] alternatives) {
        if (alternatives.length > 0) {
            where.add(column + " = ANY (?)");
            values.add(alternatives);
        }
    }

    private static String[] names(List<? extends Enum<?>> constants) {
        return constants.stream().map(Enum::name).toArray(String[]::new);
    }

    private List<AlertView> select(String rest, List<Object> values) throws SQLException {
        List<AlertView> found = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(COLUMNS + rest)) {
            for (int i = 0; i < values.size(); i++) {
                select.setObject(i + 1, values.get(i));
            }
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(view(row));
                }
            }
        }
        return found;
    }

    private static AlertView view(ResultSet row) throws SQLException {
        OffsetDateTime endsAt = row.getObject(10, OffsetDateTime.class);
        Long incident = row.getObject(17, Long.class);
        OffsetDateTime acknowledgedAt = row.getObject(21, OffsetDateTime.class);
        return new AlertView(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                AlertSeverity.valueOf(row.getString(6)),
                AlertState.valueOf(row.getString(7)),
                Verdict.valueOf(row.getString(8)),
                instant(row, 9),
                endsAt == null ? null : endsAt.toInstant(),
                EventJson.readTexts(row.getString(11)),
                EventJson.readTexts(row.getString(12)),
                row.getString(13),
                row.getLong(14),
                instant(row, 15),
                instant(row, 16),
                incident == null ? null : "INC-" + incident,
                row.getString(18),
                row.getString(19),
                row.getString(20),
                acknowledgedAt == null ? null : acknowledgedAt.toInstant());
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
