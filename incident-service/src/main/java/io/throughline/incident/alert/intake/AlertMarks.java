package io.throughline.incident.alert.intake;

import io.agroal.api.AgroalDataSource;
import io.throughline.incident.alert.format.AlertSeverity;
import io.throughline.incident.alert.intake.AlertChange.Counted;
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

    /** Marks those occurrences of which something was told that may change them. */
    void mark(List<Counted> told, Instant now) throws SQLException {
        Map<UUID, String> by = new TreeMap<>();
        Map<UUID, AlertSeverity> worst = new TreeMap<>();
        for (Counted one : told) {
            if (one.acknowledgedBy() != null) {
                by.putIfAbsent(one.id(), one.acknowledgedBy());
            }
            if (one.severity() != null) {
                worst.merge(one.id(), one.severity(), AlertSeverity::orWorse);
            }
        }
        if (!by.isEmpty()) {
            acknowledge(by, now);
        }
        if (!worst.isEmpty()) {
            raise(worst);
        }
    }

    private void acknowledge(Map<UUID, String> by, Instant now) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(ACKNOWLEDGE)) {
            update.setObject(1, now.atOffset(ZoneOffset.UTC));
            update.setArray(2, connection.createArrayOf("uuid", by.keySet().toArray()));
            update.setArray(3, connection.createArrayOf("text", by.values().toArray()));
            update.executeUpdate();
        }
    }

    private void raise(Map<UUID, AlertSeverity> worst) throws SQLException {
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
