package io.throughline.incident.alert.rule;

import io.agroal.api.AgroalDataSource;
import io.throughline.kit.Ids;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** When alerts of a name that fire without an incident have to be judged again. */
@Singleton
public class JudgingQueue {
    private static final String ADD = """
            INSERT INTO alert_judging (id, service, alert_name, due_at)
            SELECT * FROM unnest(?::uuid[], ?::text[], ?::text[], ?::timestamptz[])
            ON CONFLICT (service, alert_name, due_at) DO NOTHING""";

    private static final String LOCK = """
            SELECT id, service, alert_name FROM alert_judging WHERE due_at <= throughline_now()
            ORDER BY due_at LIMIT ? FOR UPDATE SKIP LOCKED""";

    private static final String LOCK_ONE = """
            SELECT id, service, alert_name FROM alert_judging WHERE id = ? AND due_at <= throughline_now()
            FOR UPDATE SKIP LOCKED""";

    private static final String DUE =
            "SELECT id FROM alert_judging WHERE due_at <= throughline_now() ORDER BY due_at LIMIT ?";

    private static final String DELETE = "DELETE FROM alert_judging WHERE id = ANY (?)";

    private static final String POSTPONE =
            "UPDATE alert_judging SET due_at = throughline_now() + interval '5 minutes' WHERE id = ?";

    /** How long a transaction of the intake may take, with its wait for others. */
    private static final Duration LONGEST_INTAKE = Duration.ofMinutes(2);

    private final AgroalDataSource database;

    JudgingQueue(AgroalDataSource database) {
        this.database = database;
    }

    /** A name whose alerts are to be judged. */
    public record Due(UUID id, AlertName about) {}

    /** Puts names in, each with its moment; sorted, so that two transactions never wait for each other in a circle. */
    public void add(SortedMap<AlertName, Instant> names) throws SQLException {
        if (names.isEmpty()) {
            return;
        }
        try (Connection connection = database.getConnection();
                PreparedStatement add = connection.prepareStatement(ADD)) {
            Collection<AlertName> keys = names.keySet();
            add.setArray(
                    1,
                    connection.createArrayOf(
                            "uuid", keys.stream().map(any -> Ids.next()).toArray()));
            add.setArray(
                    2,
                    connection.createArrayOf(
                            "text", keys.stream().map(AlertName::service).toArray()));
            add.setArray(
                    3,
                    connection.createArrayOf(
                            "text", keys.stream().map(AlertName::name).toArray()));
            add.setArray(
                    4,
                    connection.createArrayOf(
                            "timestamptz",
                            names.values().stream().map(Instant::toString).toArray()));
            add.executeUpdate();
        }
    }

    /**
     * As {@link #add}, and each a second time when every transaction that may have judged before that moment has ended:
     * what it stores is not seen by the first look.
     */
    public void addWithSecondLook(SortedMap<AlertName, Instant> names) throws SQLException {
        add(names);
        SortedMap<AlertName, Instant> later = new TreeMap<>();
        names.forEach((name, at) -> later.put(name, at.plus(LONGEST_INTAKE)));
        add(later);
    }

    /** What is due and nobody else has, locked; the longest due first. */
    public List<Due> lock(int rows) throws SQLException {
        return locked(LOCK, rows);
    }

    /** That one, locked; nothing if it is not due any more, or somebody else has it. */
    public List<Due> lock(UUID id) throws SQLException {
        return locked(LOCK_ONE, id);
    }

    private List<Due> locked(String sql, Object value) throws SQLException {
        List<Due> due = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement lock = connection.prepareStatement(sql)) {
            lock.setObject(1, value);
            try (ResultSet row = lock.executeQuery()) {
                while (row.next()) {
                    due.add(new Due(row.getObject(1, UUID.class), new AlertName(row.getString(2), row.getString(3))));
                }
            }
        }
        return due;
    }

    /** What is due, not locked. */
    public List<UUID> due(int rows) throws SQLException {
        List<UUID> due = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(DUE)) {
            select.setInt(1, rows);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    due.add(row.getObject(1, UUID.class));
                }
            }
        }
        return due;
    }

    /** These are done. */
    public void remove(Collection<Due> done) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement(DELETE)) {
            delete.setArray(
                    1,
                    connection.createArrayOf("uuid", done.stream().map(Due::id).toArray()));
            delete.executeUpdate();
        }
    }

    /** That one waits for five minutes more. */
    public void postpone(UUID id) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement postpone = connection.prepareStatement(POSTPONE)) {
            postpone.setObject(1, id);
            postpone.executeUpdate();
        }
    }
}
