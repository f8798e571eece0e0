package io.throughline.incident.alert;

import io.agroal.api.AgroalDataSource;
import io.throughline.incident.alert.AlertChange.Acknowledged;
import io.throughline.incident.alert.AlertChange.Retold;
import io.throughline.incident.alert.format.AlertSeverity;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** What a sender says of an alert that fires: that somebody has it, that it is more urgent now. */
@Singleton
class AlertMarks {
    /** Who had it first stays, also a person of ours. */
    private static final String ACKNOWLEDGE = """
            UPDATE alert SET acknowledged_by = told.by, acknowledged_at = ?
            FROM unnest(?::uuid[], ?::text[]) AS told (id, by)
            WHERE alert.id = told.id AND acknowledged_at IS NULL""";

    /** Never less urgent: a sender may tell of its worst first. */
    private static final String RAISE = """
            UPDATE alert SET severity = told.severity
            FROM unnest(?::uuid[], ?::text[]) AS told (id, severity)
            WHERE alert.id = told.id
                AND array_position(?::text[], told.severity) < array_position(?::text[], alert.severity)""";

    private static final String[] MOST_URGENT_FIRST =
            Arrays.stream(AlertSeverity.values()).map(Enum::name).toArray(String[]::new);

    private final AgroalDataSource database;

    AlertMarks(AgroalDataSource database) {
        this.database = database;
    }

    /** Marks occurrences as had by somebody. */
    void acknowledge(List<Acknowledged> acknowledged, Instant now) throws SQLException {
        Map<UUID, String> first = acknowledged.stream()
                .collect(Collectors.toMap(Acknowledged::id, Acknowledged::by, (one, later) -> one, TreeMap::new));
        if (first.isEmpty()) {
            return;
        }
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(ACKNOWLEDGE)) {
            update.setObject(1, now.atOffset(ZoneOffset.UTC));
            update.setArray(2, connection.createArrayOf("uuid", first.keySet().toArray()));
            update.setArray(3, connection.createArrayOf("text", first.values().toArray()));
            update.executeUpdate();
        }
    }

    /** Makes occurrences as urgent as they were told to be, if that is more than before. */
    void raise(List<Retold> retold) throws SQLException {
        Map<UUID, AlertSeverity> worst = retold.stream()
                .collect(Collectors.toMap(Retold::id, Retold::severity, AlertSeverity::orWorse, TreeMap::new));
        if (worst.isEmpty()) {
            return;
        }
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(RAISE)) {
            update.setArray(1, connection.createArrayOf("uuid", worst.keySet().toArray()));
            update.setArray(
                    2,
                    connection.createArrayOf(
                            "text", worst.values().stream().map(Enum::name).toArray()));
            update.setArray(3, connection.createArrayOf("text", MOST_URGENT_FIRST));
            update.setArray(4, connection.createArrayOf("text", MOST_URGENT_FIRST));
            update.executeUpdate();
        }
    }
}
