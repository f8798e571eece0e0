package io.throughline.incident.alert.rule;

import io.agroal.api.AgroalDataSource;
import io.throughline.incident.catalog.Gap;
import io.throughline.incident.catalog.Service;
import io.throughline.incident.catalog.readiness.ReadinessCheck;
import io.throughline.incident.catalog.readiness.ReadinessItem;
import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Whether somebody has decided which alerts of a service matter, and what is to be done when they fire. */
@Singleton
class AlertRuleCheck implements ReadinessCheck {
    private static final Duration RECENT = Duration.ofDays(30);
    /** Names that an item shows. */
    private static final int SHOWN = 10;

    private static final String MATTERING = """
            SELECT DISTINCT service FROM (
                SELECT DISTINCT ON (service, alert_name) service, verdict, until, runbook
                FROM alert_rule WHERE service = ANY (?) ORDER BY service, alert_name, version DESC) AS newest
            WHERE verdict = 'MATTERS' AND runbook IS NOT NULL AND (until IS NULL OR until > ?)""";

    /** The newest thousand alerts of each service, no older than the id: ids are made in the order of time. */
    private static final String UNDECIDED = """
            SELECT DISTINCT recent.service, recent.name
            FROM unnest(?::text[]) AS asked (slug), LATERAL (
                SELECT service, name FROM alert WHERE service = asked.slug AND id > ? ORDER BY id DESC LIMIT 1000) AS recent
            WHERE 'UNDECIDED' = coalesce((
                SELECT CASE WHEN until <= ? THEN 'UNDECIDED' ELSE verdict END FROM alert_rule
                WHERE alert_rule.service = recent.service AND alert_name = recent.name
                ORDER BY version DESC LIMIT 1), 'UNDECIDED')
            ORDER BY recent.service, recent.name""";

    private final AgroalDataSource database;

    AlertRuleCheck(AgroalDataSource database) {
        this.database = database;
    }

    @Override
    public Set<Gap> gaps() {
        return Set.of(Gap.NO_ALERT_RULES);
    }

    @Override
    public Map<String, List<ReadinessItem>> itemsOf(List<Service> services, Instant now) {
        try (Connection connection = database.getConnection()) {
            Array slugs = connection.createArrayOf(
                    "text", services.stream().map(Service::slug).toArray());
            Set<String> mattering = mattering(connection, slugs, now);
            Map<String, List<String>> undecided = undecided(connection, slugs, now);
            Map<String, List<ReadinessItem>> items = new HashMap<>();
            for (Service service : services) {
                String slug = service.slug();
                items.put(slug, List.of(item(mattering.contains(slug), undecided.getOrDefault(slug, List.of()))));
            }
            return items;
        } catch (SQLException e) {
            throw new IllegalStateException("no alert rules from the database", e);
        }
    }

    private static ReadinessItem item(boolean matters, List<String> undecided) {
        String toDo = (matters ? "" : "Say which alert matters, and name its runbook. ")
                + (undecided.isEmpty()
                        ? ""
                        : "Decide on " + String.join(", ", undecided.subList(0, Math.min(SHOWN, undecided.size())))
                                + (undecided.size() > SHOWN ? " and " + (undecided.size() - SHOWN) + " more" : "")
                                + ", which fired in the last 30 days.");
        return ReadinessItem.of(Gap.NO_ALERT_RULES, matters && undecided.isEmpty(), toDo.strip());
    }

    private static Set<String> mattering(Connection connection, Array slugs, Instant now) throws SQLException {
        Set<String> mattering = new HashSet<>();
        try (PreparedStatement select = connection.prepareStatement(MATTERING)) {
            select.setArray(1, slugs);
            select.setObject(2, utc(now));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    mattering.add(row.getString(1));
                }
            }
        }
        return mattering;
    }

    private static Map<String, List<String>> undecided(Connection connection, Array slugs, Instant now)
            throws SQLException {
        Map<String, List<String>> undecided = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(UNDECIDED)) {
            select.setArray(1, slugs);
            select.setObject(2, new UUID(now.minus(RECENT).toEpochMilli() << 16, 0)); // RFC 9562, section 5.7
            select.setObject(3, utc(now));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    undecided
                            .computeIfAbsent(row.getString(1), slug -> new ArrayList<>())
                            .add(row.getString(2));
                }
            }
        }
        return undecided;
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
