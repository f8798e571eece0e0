package io.throughline.notification.notification;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What came of every sending. */
@Singleton
class AttemptTable {
    private static final String INSERT = """
            INSERT INTO notification_attempt (notification_id, number, at, response_code, answer, error, next_attempt_at)
            VALUES (?, ?, ?, ?, ?, ?, ?)""";

    private static final String OF = """
            SELECT number, at, response_code, answer, error, next_attempt_at FROM notification_attempt
            WHERE notification_id = ? ORDER BY number""";

    private final AgroalDataSource database;

    AttemptTable(AgroalDataSource database) {
        this.database = database;
    }

    /** Adds one to the present transaction, which has locked the notification. */
    void add(UUID notification, int number, Attempt attempt, @Nullable Instant nextAttemptAt) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setObject(1, notification);
            insert.setInt(2, number);
            insert.setObject(3, attempt.at().atOffset(ZoneOffset.UTC));
            insert.setObject(4, attempt.responseCode(), Types.INTEGER);
            insert.setString(5, attempt.answer());
            insert.setString(6, attempt.error());
            insert.setObject(
                    7,
                    nextAttemptAt == null ? null : nextAttemptAt.atOffset(ZoneOffset.UTC),
                    Types.TIMESTAMP_WITH_TIMEZONE);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new QueueException(e);
        }
    }

    /** In their order. */
    List<AttemptView> of(UUID notification) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(OF)) {
            select.setObject(1, notification);
            List<AttemptView> attempts = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    OffsetDateTime next = row.getObject(6, OffsetDateTime.class);
                    attempts.add(new AttemptView(
                            row.getInt(1),
                            row.getObject(2, OffsetDateTime.class).toInstant(),
                            row.getObject(3, Integer.class),
                            row.getString(4),
                            row.getString(5),
                            next == null ? null : next.toInstant()));
                }
            }
            return attempts;
        } catch (SQLException e) {
            throw new QueueException(e);
        }
    }
}
