package io.throughline.incident.trend;

import io.agroal.api.AgroalDataSource;
import io.throughline.incident.trend.RepeatRows.Cell;
import io.throughline.incident.trend.RepeatRows.Group;
import io.throughline.incident.trend.RepeatTrendView.FailedAction;
import io.throughline.incident.trend.RepeatTrendView.Match;
import io.throughline.incident.trend.RepeatTrendView.RecurrenceInterval;
import io.throughline.incident.trend.RepeatTrendView.Repeat;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts repeats in the database: three statements, whatever the number of incidents. */
@Singleton
class RepeatTables {
    /** The three statements are to see the same incidents. */
    private static final String ONE_MOMENT = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY";

    /**
     * Each incident of the period with the one that it repeats. Only the latest before it has to be looked at: if that is
     * too old, so are the others. Private incidents count nowhere, also not as earlier ones. An action stands as an event
     * says until any later event of it says otherwise, whatever the clocks that the events are from.
     */
    private static final String JUDGED = """
            WITH counted AS (
                SELECT id, number, service, group_key, declared_at, resolved_at, published.cause,
                    coalesce(impact_started_at, detected_at) AS started_at
                FROM incident
                LEFT JOIN LATERAL (
                    SELECT content -> 'rootCause' ->> 'kind' AS cause FROM review
                    WHERE incident_id = incident.id AND state = 'PUBLISHED' ORDER BY version DESC LIMIT 1) AS published ON true
                WHERE NOT private AND status NOT IN ('CANCELLED', 'MERGED')
                    AND declared_at >= ?::timestamptz - :window AND declared_at < ?
            ), lined AS (
                SELECT *,
                    CASE WHEN group_key IS NOT NULL THEN lag(id) OVER same_group END AS group_of,
                    CASE WHEN group_key IS NOT NULL AND cause IS NOT NULL THEN lag(id) OVER same_pattern END AS pattern_of,
                    count(*) OVER (PARTITION BY service, group_key ORDER BY declared_at
                        RANGE BETWEEN :window PRECEDING AND CURRENT ROW) - 1 AS earlier_count
                FROM counted
                WINDOW same_group AS (PARTITION BY service, group_key ORDER BY declared_at, number),
                    same_pattern AS (PARTITION BY service, group_key, cause ORDER BY declared_at, number)
            ), judged AS (
                SELECT repeat.*,
                    CASE WHEN pattern.id IS NOT NULL THEN 'PATTERN' WHEN family.id IS NOT NULL THEN 'GROUP' END AS match,
                    coalesce(pattern.number, family.number) AS of_number,
                    coalesce(pattern.declared_at, family.declared_at) AS of_declared_at,
                    CASE WHEN pattern.id IS NOT NULL THEN pattern.resolved_at ELSE family.resolved_at END AS of_resolved_at
                FROM lined AS repeat
                LEFT JOIN counted AS pattern
                    ON pattern.id = repeat.pattern_of AND pattern.declared_at >= repeat.declared_at - :window
                LEFT JOIN counted AS family
                    ON family.id = repeat.group_of AND family.declared_at >= repeat.declared_at - :window
                WHERE repeat.declared_at >= ?
            ), stood AS (
                SELECT service, group_key, cause, number, declared_at, reference, history.status, history.overdue, type,
                    at AS since, min(at) OVER (PARTITION BY action_id ORDER BY sequence
                        ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING) AS until
                FROM counted
                JOIN incident_action ON incident_id = id
                JOIN action_history AS history USING (action_id)
            ), failed AS (
                SELECT repeat.id, stood.number AS of_number, reference, stood.status, overdue
                FROM judged AS repeat
                JOIN stood ON stood.service = repeat.service AND stood.group_key = repeat.group_key
                    AND (stood.declared_at, stood.number) < (repeat.declared_at, repeat.number)
                    AND stood.declared_at >= repeat.declared_at - :window
                    AND since <= repeat.declared_at AND (until IS NULL OR until > repeat.declared_at)
                WHERE stood.status <> 'VERIFIED' OR (type = 'PREVENT' AND stood.cause = repeat.cause)
            )
            """;

    private static final String CELLS = """
            SELECT :group, date_trunc(':interval', declared_at AT TIME ZONE 'UTC')::date, count(*), count(match),
                count(preventable.id), (array_agg('INC-' || number ORDER BY number DESC))[1:50]
            FROM judged LEFT JOIN (SELECT DISTINCT id FROM failed) AS preventable USING (id)
            GROUP BY 1, 2""";

    private static final String INTERVALS = """
            SELECT name, grouping(name) = 1, count(*), percentile_cont(0.5) WITHIN GROUP (ORDER BY seconds),
                percentile_cont(0.9) WITHIN GROUP (ORDER BY seconds), max(seconds)
            FROM (
                SELECT :group AS name,
                    greatest(0, extract(epoch FROM started_at - of_resolved_at))::float8 AS seconds
                FROM judged WHERE of_resolved_at IS NOT NULL) AS gap
            GROUP BY GROUPING SETS ((name), ())""";

    private static final String REPEATS = """
            SELECT name, 'INC-' || listed.number, date_trunc(':interval', declared_at AT TIME ZONE 'UTC')::date, declared_at,
                group_key, cause, match, 'INC-' || listed.of_number, of_declared_at, earlier_count,
                reference, 'INC-' || failure.of_number, status, overdue
            FROM (
                SELECT *, :group AS name,
                    row_number() OVER (PARTITION BY :group ORDER BY declared_at DESC, number DESC) AS place
                FROM judged WHERE match IS NOT NULL) AS listed
            LEFT JOIN (
                SELECT *, row_number() OVER (PARTITION BY id ORDER BY of_number DESC, reference) AS nth
                FROM failed) AS failure ON failure.id = listed.id AND nth <= 10
            WHERE place <= 50
            ORDER BY place, nth""";

    private final AgroalDataSource database;
    private final String window;

    RepeatTables(AgroalDataSource database, TrendConfig config) {
        this.database = database;
        this.window = "interval '" + config.repeatWindow().toSeconds() + " seconds'";
    }

    RepeatRows read(TrendQuery query) throws SQLException {
        try (Connection connection = database.getConnection()) {
            try (Statement moment = connection.createStatement()) {
                moment.execute(ONE_MOMENT);
            }
            List<Cell> cells = cells(connection, query);
            Map<Group, RecurrenceInterval> intervals = new HashMap<>();
            RecurrenceInterval interval = intervals(connection, query, intervals);
            return new RepeatRows(cells, intervals, interval, repeats(connection, query));
        }
    }

    private List<Cell> cells(Connection connection, TrendQuery query) throws SQLException {
        List<Cell> cells = new ArrayList<>();
        try (PreparedStatement select = select(connection, CELLS, query);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                cells.add(new Cell(
                        new Group(row.getString(1)),
                        row.getObject(2, LocalDate.class),
                        row.getLong(3),
                        row.getLong(4),
                        row.getLong(5),
                        Arrays.asList((String[]) row.getArray(6).getArray())));
            }
        }
        return cells;
    }

    /** Puts those of each group in, and gives that of all of them. */
    private RecurrenceInterval intervals(
            Connection connection, TrendQuery query, Map<Group, RecurrenceInterval> ofGroups) throws SQLException {
        RecurrenceInterval whole = new RecurrenceInterval(0, null, null, null);
        try (PreparedStatement select = select(connection, INTERVALS, query);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                RecurrenceInterval interval =
                        new RecurrenceInterval(row.getLong(3), seconds(row, 4), seconds(row, 5), seconds(row, 6));
                if (row.getBoolean(2)) {
                    whole = interval;
                } else {
                    ofGroups.put(new Group(row.getString(1)), interval);
                }
            }
        }
        return whole;
    }

    /** A repeat has as many rows as actions that failed, one at the least. */
    private Map<Group, List<Repeat>> repeats(Connection connection, TrendQuery query) throws SQLException {
        Map<String, List<FailedAction>> failed = new HashMap<>();
        Map<Group, Map<String, Repeat>> repeats = new HashMap<>();
        try (PreparedStatement select = select(connection, REPEATS, query);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                String reference = row.getString(2);
                List<FailedAction> actions = failed.computeIfAbsent(reference, any -> new ArrayList<>());
                if (row.getString(11) != null) {
                    actions.add(failedAction(row));
                }
                repeats.computeIfAbsent(new Group(row.getString(1)), any -> new LinkedHashMap<>())
                        .put(reference, repeat(row, actions));
            }
        }
        Map<Group, List<Repeat>> listed = new HashMap<>();
        repeats.forEach((group, ofGroup) -> listed.put(group, List.copyOf(ofGroup.values())));
        return listed;
    }

    private static Repeat repeat(ResultSet row, List<FailedAction> failed) throws SQLException {
        Match match = Match.valueOf(row.getString(7));
        String of = row.getString(8);
        String why = switch (match) {
            case GROUP -> "same service and alert group " + row.getString(5) + " as " + of;
            case PATTERN ->
                "same service, alert group " + row.getString(5) + " and root cause " + row.getString(6) + " as " + of;
        };
        return new Repeat(
                row.getString(2),
                row.getObject(3, LocalDate.class),
                instant(row, 4),
                of,
                match,
                row.getLong(10),
                why + ", declared " + instant(row, 9),
                !failed.isEmpty(),
                failed);
    }

    private static FailedAction failedAction(ResultSet row) throws SQLException {
        String status = row.getString(13);
        boolean overdue = row.getBoolean(14);
        String why = switch (status) {
            case "DROPPED" -> "it was dropped";
            case "VERIFIED" -> "it was verified, and did not hold";
            case "DONE" -> "it was done, but not verified";
            default -> overdue ? "it was not done, and overdue" : "it was not done";
        };
        return new FailedAction(row.getString(11), row.getString(12), status, overdue, why);
    }

    private PreparedStatement select(Connection connection, String figures, TrendQuery query) throws SQLException {
        String sql = (JUDGED + figures)
                .replace(":window", window)
                .replace(":group", query.groupBy().column())
                .replace(":interval", query.interval().word());
        PreparedStatement select = connection.prepareStatement(sql);
        OffsetDateTime from = query.from().atOffset(ZoneOffset.UTC);
        select.setObject(1, from);
        select.setObject(2, query.to().atOffset(ZoneOffset.UTC));
        select.setObject(3, from);
        return select;
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Duration seconds(ResultSet row, int column) throws SQLException {
        double seconds = row.getDouble(column);
        return row.wasNull() ? null : Duration.ofSeconds((long) seconds);
    }
}
