package io.throughline.notification.notification;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What waits to be sent, by PostgreSQL's time. */
@Singleton
class QueueTable {
    /** One look into the index per channel, however much waits. */
    private static final String CHANNELS = """
            WITH RECURSIVE waiting AS (
                (SELECT channel FROM notification
                 WHERE state IN ('QUEUED', 'RETRYING') ORDER BY channel LIMIT 1)
                UNION ALL
                SELECT (SELECT n.channel FROM notification n
                        WHERE n.state IN ('QUEUED', 'RETRYING') AND n.channel > waiting.channel
                        ORDER BY n.channel LIMIT 1)
                FROM waiting WHERE waiting.channel IS NOT NULL)
            SELECT channel FROM waiting WHERE channel IS NOT NULL""";

    /** A row that another replica has claimed meanwhile is looked at anew, and left to it. */
    private static final String CLAIM = """
            UPDATE notification n SET claimed_until = throughline_now() + make_interval(secs => ?)
            FROM (SELECT id FROM notification
                  WHERE channel = ? AND state IN ('QUEUED', 'RETRYING') AND next_attempt_at <= throughline_now()
                    AND (claimed_until IS NULL OR claimed_until <= throughline_now())
                  ORDER BY next_attempt_at LIMIT ? FOR UPDATE SKIP LOCKED) due
            WHERE n.id = due.id
            RETURNING n.id, n.about, n.incident, n.title, n.summary, n.service, n.severity, n.event, n.event_id,
                n.event_at, n.recipient, n.rung,
                (n.incident IS NULL AND n.about LIKE 'ACT-%') OR EXISTS (
                    SELECT FROM incident i
                    WHERE i.reference = coalesce(n.incident, n.about) AND NOT i.private) AS open""";

    private final AgroalDataSource database;

    QueueTable(AgroalDataSource database) {
        this.database = database;
    }

    /** The channels that anything waits for, due or not. */
    List<String> channels() {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(CHANNELS);
                ResultSet row = select.executeQuery()) {
            List<String> channels = new ArrayList<>();
            while (row.next()) {
                channels.add(row.getString(1));
            }
            return channels;
        } catch (SQLException e) {
            throw new QueueException(e);
        }
    }

    /** Takes up to that many that are due and that nobody else has claimed. */
    List<Waiting> claim(String channel, int limit, Duration lease) {
        try (Connection connection = database.getConnection();
                PreparedStatement claim = connection.prepareStatement(CLAIM)) {
            claim.setDouble(1, lease.toMillis() / 1000.0);
            claim.setString(2, channel);
            claim.setInt(3, limit);
            List<Waiting> claimed = new ArrayList<>();
            try (ResultSet row = claim.executeQuery()) {
                while (row.next()) {
                    claimed.add(waiting(row));
                }
            }
            return claimed;
        } catch (SQLException e) {
            throw new QueueException(e);
        }
    }

    private static Waiting waiting(ResultSet row) throws SQLException {
        Occasion occasion = new Occasion(
                row.getString("about"),
                row.getString("incident"),
                row.getString("title"),
                row.getString("summary"),
                row.getString("service"),
                row.getString("severity"),
                row.getString("event"),
                row.getObject("event_id", UUID.class),
                row.getObject("event_at", OffsetDateTime.class).toInstant());
        return new Waiting(
                row.getObject("id", UUID.class),
                row.getBoolean("open") ? occasion : occasion.veiled(),
                row.getString("recipient"),
                row.getInt("rung"));
    }
}
