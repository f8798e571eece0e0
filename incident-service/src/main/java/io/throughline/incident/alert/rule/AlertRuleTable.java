package io.throughline.incident.alert.rule;

import io.agroal.api.AgroalDataSource;
import io.throughline.incident.catalog.record.Severity;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The ledger of decisions on alerts; the service has no right to change or delete one. */
@Singleton
class AlertRuleTable {
    private static final String COLUMNS = "service, alert_name, version, verdict, reason, until, severity, group_key,"
            + " runbook, decided_by, decided_at";

    /** Bound by way of a subselect, PostgreSQL cannot tell how long the arrays are, and plans once for all of them. */
    private static final String NEWEST =
            "SELECT rule.* FROM unnest((SELECT ?::text[]), (SELECT ?::text[])) AS asked (service, name), LATERAL ("
                    + "SELECT " + COLUMNS + " FROM alert_rule"
                    + " WHERE service = asked.service AND alert_name = asked.name ORDER BY version DESC LIMIT 1) AS rule";

    private static final String OF_SERVICE = "SELECT DISTINCT ON (alert_name) " + COLUMNS
            + " FROM alert_rule WHERE service = ? AND alert_name > ? ORDER BY alert_name, version DESC LIMIT ?";

    private static final String HISTORY = "SELECT " + COLUMNS
            + " FROM alert_rule WHERE service = ? AND alert_name = ? AND version < ? ORDER BY version DESC LIMIT ?";

    private static final String INSERT =
            "INSERT INTO alert_rule (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private final AgroalDataSource database;

    AlertRuleTable(AgroalDataSource database) {
        this.database = database;
    }

    Optional<AlertRule> newest(AlertName about) throws SQLException {
        return Optional.ofNullable(newest(List.of(about)).get(about));
    }

    /** The newest decision on each of these names; those on which there is none are left out. One statement. */
    Map<AlertName, AlertRule> newest(Collection<AlertName> names) throws SQLException {
        Map<AlertName, AlertRule> newest = new HashMap<>();
        if (names.isEmpty()) {
            return newest;
        }
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(NEWEST)) {
            select.setArray(
                    1,
                    connection.createArrayOf(
                            "text", names.stream().map(AlertName::service).toArray()));
            select.setArray(
                    2,
                    connection.createArrayOf(
                            "text", names.stream().map(AlertName::name).toArray()));
            rules(select).forEach(rule -> newest.put(rule.about(), rule));
        }
        return newest;
    }

    /** The newest decision on each name of a service, by name. */
    List<AlertRule> ofService(String service, String afterName, int rows) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(OF_SERVICE)) {
            select.setString(1, service);
            select.setString(2, afterName);
            select.setInt(3, rows);
            return rules(select);
        }
    }

    /** Every decision on a name, newest first. */
    List<AlertRule> history(AlertName about, OptionalLong beforeVersion, int rows) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(HISTORY)) {
            select.setString(1, about.service());
            select.setString(2, about.name());
            select.setLong(3, beforeVersion.orElse(Long.MAX_VALUE));
            select.setInt(4, rows);
            return rules(select);
        }
    }

    void insert(AlertRule rule) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, rule.about().service());
            insert.setString(2, rule.about().name());
            insert.setLong(3, rule.version());
            insert.setString(4, rule.verdict().name());
            insert.setString(5, rule.reason());
            insert.setObject(6, utc(rule.until()));
            insert.setString(7, rule.severity() == null ? null : rule.severity().name());
            insert.setString(8, rule.groupKey());
            insert.setString(9, rule.runbook());
            insert.setString(10, rule.decidedBy());
            insert.setObject(11, utc(rule.decidedAt()));
            insert.executeUpdate();
        }
    }

    private static List<AlertRule> rules(PreparedStatement select) throws SQLException {
        List<AlertRule> rules = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                rules.add(rule(row));
            }
        }
        return rules;
    }

    private static AlertRule rule(ResultSet row) throws SQLException {
        OffsetDateTime until = row.getObject(6, OffsetDateTime.class);
        String severity = row.getString(7);
        return new AlertRule(
                new AlertName(row.getString(1), row.getString(2)),
                row.getLong(3),
                Verdict.valueOf(row.getString(4)),
                row.getString(5),
                until == null ? null : until.toInstant(),
                severity == null ? null : Severity.valueOf(severity),
                row.getString(8),
                row.getString(9),
                row.getString(10),
                row.getObject(11, OffsetDateTime.class).toInstant());
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
