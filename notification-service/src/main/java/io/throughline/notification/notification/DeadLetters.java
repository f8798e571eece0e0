package io.throughline.notification.notification;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Changes many dead letters at once. */
@Singleton
class DeadLetters {
    private static final String ASKED_FOR = """
            state = ANY (?) AND (?::text IS NULL OR channel = ?) AND (?::text IS NULL OR about = ?)
                AND (?::uuid[] IS NULL OR id = ANY (?))""";

    /** Locks in the order in which an acknowledgement locks siblings, so that neither waits for the other in a circle. */
    private static final String REDRIVE = """
            WITH asked_for AS MATERIALIZED (
                SELECT id FROM notification WHERE channel = ANY (?) AND %s ORDER BY id FOR UPDATE)
            UPDATE notification n SET state = 'QUEUED', rung = 0, next_attempt_at = throughline_now(),
                claimed_until = NULL, dead_at = NULL, dead_reason = NULL
            FROM asked_for WHERE n.id = asked_for.id""".formatted(ASKED_FOR);

    private static final String COUNT_OTHERS =
            "SELECT count(*) FROM notification WHERE channel <> ALL (?) AND " + ASKED_FOR;

    private final AgroalDataSource database;

    DeadLetters(AgroalDataSource database) {
        this.database = database;
    }

    /** Sends those asked for after all, from the ladder's first step on, if their channel is one of these. */
    RedriveView redrive(RedriveRequest request, Collection<String> channels) {
        try (Connection connection = database.getConnection();
                PreparedStatement redrive = connection.prepareStatement(REDRIVE);
                PreparedStatement others = connection.prepareStatement(COUNT_OTHERS)) {
            bind(redrive, request, channels);
            int redriven = redrive.executeUpdate();
            bind(others, request, channels);
            try (ResultSet row = others.executeQuery()) {
                return new RedriveView(redriven, row.next() ? row.getInt(1) : 0);
            }
        } catch (SQLException e) {
            throw new QueueException(e);
        }
    }

    private static void bind(PreparedStatement statement, RedriveRequest request, Collection<String> channels)
            throws SQLException {
        Connection connection = statement.getConnection();
        int next = 1;
        statement.setArray(next++, connection.createArrayOf("text", channels.toArray()));
        statement.setArray(next++, connection.createArrayOf("text", redrivable()));
        statement.setString(next++, request.channel());
        statement.setString(next++, request.channel());
        statement.setString(next++, request.about());
        statement.setString(next++, request.about());
        @Nullable Object[] ids = request.ids() == null ? null : request.ids().toArray();
        statement.setArray(next++, ids == null ? null : connection.createArrayOf("uuid", ids));
        statement.setArray(next, ids == null ? null : connection.createArrayOf("uuid", ids));
    }

    /** As the lifecycle says; dead ones are the only ones. */
    private static Object[] redrivable() {
        return Arrays.stream(NotificationState.values())
                .filter(state -> state.allows(NotificationState.QUEUED))
                .map(Enum::name)
                .toArray();
    }
}
