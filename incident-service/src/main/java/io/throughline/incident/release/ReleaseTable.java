package io.throughline.incident.release;

import io.agroal.api.AgroalDataSource;
import io.throughline.incident.incident.ReleasedChange;
import io.throughline.kit.EventJson;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The release records. */
@Singleton
class ReleaseTable {
    private static final String COUNT_AGAIN = """
            UPDATE release_record SET delivery_count = delivery_count + 1, last_received_at = greatest(last_received_at, ?)
            WHERE source_id = ? AND digest = sha256(convert_to(?, 'UTF8'))
              AND (identified OR last_received_at > ? AND received_at < ?)""";
    private static final String INSERT = """
            INSERT INTO release_record (id, source_id, digest, identified, service, summary, source, occurred_at,
                custom_details, links, delivery_count, received_at, last_received_at, ask_at)
            VALUES (?, ?, sha256(convert_to(?, 'UTF8')), ?, ?, ?, ?, ?, ?, ?, 1, ?, ?, throughline_now())""";
    private static final String ONE = "SELECT id, service, summary, occurred_at FROM release_record WHERE id = ?";
    private static final String TO_ASK = """
            SELECT id, service, summary, occurred_at FROM release_record
            WHERE ask_at <= throughline_now() ORDER BY ask_at LIMIT ?""";
    private static final String ASK_AT = """
            UPDATE release_record SET ask_at = throughline_now() + make_interval(secs => ?)
            WHERE id = ? AND ask_at IS NOT NULL""";

    private final AgroalDataSource database;

    ReleaseTable(AgroalDataSource database) {
        this.database = database;
    }

    /**
     * Counts an event that is known already; whoever asks holds the lock of its identity.
     *
     * @param at when it came; before others maybe, if it was kept raw since
     * @param within how long before and after that one without id and time is the same
     * @return whether it is known
     */
    boolean countAgain(UUID source, String identity, Instant at, Duration within) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement count = connection.prepareStatement(COUNT_AGAIN)) {
            count.setObject(1, utc(at));
            count.setObject(2, source);
            count.setString(3, identity);
            count.setObject(4, utc(at.minus(within)));
            count.setObject(5, utc(at.plus(within)));
            return count.executeUpdate() > 0;
        }
    }

    /** Adds one; the incidents that may come from it are looked for from now. */
    void insert(UUID id, UUID source, String service, ChangeEvent event, Instant receivedAt) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setObject(1, id);
            insert.setObject(2, source);
            insert.setString(3, event.identity(service));
            insert.setBoolean(4, event.isIdentified());
            insert.setString(5, service);
            insert.setString(6, event.summary());
            insert.setString(7, event.source());
            insert.setObject(8, utc(event.occurredAt(receivedAt)));
            insert.setString(9, event.customDetails());
            insert.setString(10, EventJson.write(event.links()));
            insert.setObject(11, utc(receivedAt));
            insert.setObject(12, utc(receivedAt));
            insert.executeUpdate();
        }
    }

    /** One, by its id. */
    Optional<ReleasedChange> one(UUID id) throws SQLException {
        return select(ONE, id).stream().findFirst();
    }

    /** Those whose incidents are still to be looked for, the longest due first. */
    List<ReleasedChange> toAsk(int rows) throws SQLException {
        return select(TO_ASK, rows);
    }

    /** Its incidents were looked for; whoever is declared from now on looks for releases. */
    void doneAsking(UUID id) throws SQLException {
        askAfter(id, null);
    }

    /** Its incidents are looked for again after that time. */
    void postpone(UUID id, Duration wait) throws SQLException {
        askAfter(id, wait.toSeconds());
    }

    private void askAfter(UUID id, @Nullable Long seconds) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(ASK_AT)) {
            update.setObject(1, seconds);
            update.setObject(2, id);
            update.executeUpdate();
        }
    }

    private List<ReleasedChange> select(String sql, Object value) throws SQLException {
        List<ReleasedChange> found = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, value);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(change(row));
                }
            }
        }
        return found;
    }

    /** A release out of the columns id, service, summary and occurred_at. */
    static ReleasedChange change(ResultSet row) throws SQLException {
        return new ReleasedChange(
                row.getObject("id", UUID.class),
                row.getString("service"),
                row.getString("summary"),
                row.getObject("occurred_at", OffsetDateTime.class).toInstant());
    }

    static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
