package io.throughline.action.report;

import io.agroal.api.AgroalDataSource;
import io.throughline.action.access.ActionVisibility;
import io.throughline.action.report.SummaryView.Age;
import io.throughline.action.report.SummaryView.Closure;
import io.throughline.action.report.SummaryView.Group;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks the database how actions stand, without what the reader may not know of. Time is PostgreSQL's. */
@Singleton
class ReportTable {
    private static final String READER = ActionVisibility.SQL.replace(":reader", "(SELECT reader FROM me)");

    private static final String OVERDUE = """
            WITH me AS (SELECT ?::text AS reader)
            SELECT number, title, priority, status, owner, service, incident, due_on, due_at, move_count, due_step,
                floor(extract(epoch FROM throughline_now() - due_at) / 86400)::bigint
            FROM action
            WHERE overdue_since IS NOT NULL AND (due_at, number) > (?, ?) AND %s
            ORDER BY due_at, number LIMIT ?""".formatted(READER);

    private static final String SUMMARY = """
            WITH me AS (SELECT ?::text AS reader), visible AS (
                SELECT service, status, overdue_since, due_on, due_at, opened_at, verified_at,
                    status IN ('OPEN', 'IN_PROGRESS', 'BLOCKED') AS unfinished,
                    due_on BETWEEN ? AND ? AND status <> 'DROPPED' AS counted,
                    throughline_now() AS now
                FROM action WHERE %s)
            SELECT service,
                count(*) FILTER (WHERE unfinished),
                count(*) FILTER (WHERE overdue_since IS NOT NULL),
                count(*) FILTER (WHERE unfinished AND due_at > now AND due_at <= now + interval '7 days'),
                count(*) FILTER (WHERE status = 'DONE'),
                count(*) FILTER (WHERE counted),
                count(*) FILTER (WHERE counted AND verified_at < due_at),
                percentile_cont(ARRAY[0.5, 0.9, 1.0]) WITHIN GROUP (ORDER BY extract(epoch FROM now - opened_at))
                    FILTER (WHERE unfinished)
            FROM visible GROUP BY service ORDER BY service NULLS LAST""".formatted(READER);

    private final AgroalDataSource database;

    ReportTable(AgroalDataSource database) {
        this.database = database;
    }

    /** Overdue actions, most overdue first. */
    List<OverdueRow> overdue(String reader, OverdueRow.Key after, int rows) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(OVERDUE)) {
            select.setString(1, reader);
            select.setObject(2, after.dueAt().atOffset(ZoneOffset.UTC));
            select.setLong(3, after.number());
            select.setInt(4, rows);
            List<OverdueRow> found = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(overdue(row));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new ReportException(e);
        }
    }

    /** The actions of each service, in sum; for closure those count that are due from the one day to the other. */
    List<Group> byService(String reader, LocalDate from, LocalDate to) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(SUMMARY)) {
            select.setString(1, reader);
            select.setObject(2, from);
            select.setObject(3, to);
            List<Group> groups = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    groups.add(group(row));
                }
            }
            return groups;
        } catch (SQLException e) {
            throw new ReportException(e);
        }
    }

    private static OverdueRow overdue(ResultSet row) throws SQLException {
        return new OverdueRow(
                row.getLong(1),
                new OverdueActionView(
                        "ACT-" + row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getString(7),
                        row.getObject(8, LocalDate.class),
                        row.getObject(9, OffsetDateTime.class).toInstant(),
                        row.getLong(12),
                        row.getInt(10),
                        escalatedTo(row.getString(11))));
    }

    private static String escalatedTo(String step) {
        return step.equals("OVERDUE") ? "OWNER" : step.substring("OVERDUE_".length());
    }

    private static Group group(ResultSet row) throws SQLException {
        long due = row.getLong(6);
        long inTime = row.getLong(7);
        return new Group(
                row.getString(1),
                row.getLong(2),
                row.getLong(3),
                row.getLong(4),
                row.getLong(5),
                new Closure(due, inTime, due == 0 ? null : (double) inTime / due),
                Optional.ofNullable(row.getArray(8)).isEmpty()
                        ? null
                        : age((Double[]) row.getArray(8).getArray()));
    }

    private static Age age(Double[] seconds) {
        return new Age(seconds(seconds[0]), seconds(seconds[1]), seconds(seconds[2]));
    }

    private static Duration seconds(double seconds) {
        return Duration.ofSeconds(Math.round(seconds));
    }
}
