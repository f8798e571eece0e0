package io.throughline.incident.incident;

import io.agroal.api.AgroalDataSource;
import io.throughline.incident.alert.rule.AlertName;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The groups that alerts form, many at once: each delivery asks for its own. Arrays are bound by way of a subselect, so that
 * PostgreSQL cannot tell how long they are and plans once for all of them.
 */
@Singleton
class IncidentGroups {
    /** The locks of {@link IncidentRepository#lockGroup}, in the order given. */
    private static final String LOCK = """
            SELECT count(pg_advisory_xact_lock(?, hashtext(wanted)))
            FROM (SELECT wanted FROM unnest(?::text[]) WITH ORDINALITY AS a (wanted, n) ORDER BY n) AS ordered""";

    /** Written out: as a parameter the states would keep PostgreSQL from the index of open groups. */
    static final String IS_OPEN = IncidentRepository.OPEN.stream()
            .map(status -> "'" + status.name() + "'")
            .collect(Collectors.joining(", ", "incident.status IN (", ")"));

    /** Each looked up by itself, whatever PostgreSQL believes of how many are open. */
    private static final String OPEN = """
            SELECT asked.service, asked.name
            FROM unnest((SELECT ?::text[]), (SELECT ?::text[])) AS asked (service, name)
            CROSS JOIN LATERAL (
                SELECT FROM incident
                WHERE incident.service = asked.service AND incident.group_key = asked.name
                    AND %s LIMIT 1) AS open""".formatted(IS_OPEN);

    private final AgroalDataSource database;

    IncidentGroups(AgroalDataSource database) {
        this.database = database;
    }

    /** Those that have an open incident at this moment. */
    Set<AlertName> openAmong(Collection<AlertName> groups) {
        if (groups.isEmpty()) {
            return Set.of();
        }
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(OPEN)) {
            setNames(select, 1, groups);
            return names(select.executeQuery());
        } catch (SQLException e) {
            throw new IllegalStateException("open groups of alerts not found", e);
        }
    }

    /**
     * Until the transaction ends nobody else opens or reopens an incident of these groups. Two statements, of which the
     * second sees what was committed before the first had its locks, sent at once.
     *
     * @return those that have an open incident
     */
    Set<AlertName> hold(Collection<AlertName> groups) {
        if (groups.isEmpty()) {
            return Set.of();
        }
        try (Connection connection = database.getConnection();
                PreparedStatement both = connection.prepareStatement(LOCK + ";" + OPEN)) {
            both.setInt(1, IncidentRepository.LOCK_CLASS);
            setTexts(both, 2, groups.stream().map(group -> group.service() + '/' + group.name()));
            setNames(both, 3, groups);
            both.execute();
            both.getMoreResults();
            return names(both.getResultSet());
        } catch (SQLException e) {
            throw new IllegalStateException("groups of alerts not held", e);
        }
    }

    private static void setNames(PreparedStatement statement, int parameter, Collection<AlertName> groups)
            throws SQLException {
        setTexts(statement, parameter, groups.stream().map(AlertName::service));
        setTexts(statement, parameter + 1, groups.stream().map(AlertName::name));
    }

    private static void setTexts(PreparedStatement statement, int parameter, Stream<String> texts) throws SQLException {
        statement.setArray(parameter, statement.getConnection().createArrayOf("text", texts.toArray()));
    }

    private static Set<AlertName> names(ResultSet row) throws SQLException {
        Set<AlertName> names = new HashSet<>();
        while (row.next()) {
            names.add(new AlertName(row.getString(1), row.getString(2)));
        }
        return names;
    }
}
