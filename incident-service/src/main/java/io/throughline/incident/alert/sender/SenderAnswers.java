package io.throughline.incident.alert.sender;

import io.agroal.api.AgroalDataSource;
import io.throughline.incident.alert.format.Delivery;
import io.throughline.incident.alert.intake.IntakeReceipt;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a sender of one alert is told of it: a key opens no private incident, not even its number. */
@Singleton
class SenderAnswers {
    /** The newest occurrence of the key; its id begins with the time at which it was made. */
    private static final String FIND = """
            SELECT alert.id, incident.number, CASE WHEN incident.id IS NOT NULL THEN link_reason END
            FROM alert LEFT JOIN incident ON incident.id = alert.incident_id AND NOT incident.private
            WHERE source_id = ? AND dedup_key = ? AND state = ?
            ORDER BY alert.ends_at DESC NULLS FIRST, alert.id DESC LIMIT 1""";

    private static final String RECORDED = "recorded; it has no incident that you may know of";

    private final AgroalDataSource database;

    SenderAnswers(AgroalDataSource database) {
        this.database = database;
    }

    /** Of a delivery of one alert that was taken in. */
    GenericAnswer of(UUID source, Delivery delivery, IntakeReceipt receipt) throws SQLException {
        if (receipt.unmapped() > 0) {
            String reason = delivery.unmappable().isEmpty()
                    ? "its service is outside the source's services"
                    : delivery.unmappable().get(0).reason();
            return new GenericAnswer(null, null, false, "kept for an operator: " + reason);
        }
        String key = delivery.signals().get(0).dedupKey();
        boolean isNew = receipt.opened() > 0;
        try (Connection connection = database.getConnection();
                PreparedStatement find = connection.prepareStatement(FIND)) {
            for (String state : new String[] {"FIRING", "RESOLVED"}) {
                find.setObject(1, source);
                find.setString(2, key);
                find.setString(3, state);
                try (ResultSet row = find.executeQuery()) {
                    if (row.next()) {
                        return answer(row, isNew);
                    }
                }
            }
        }
        return new GenericAnswer(null, null, false, "there is no alert that it could be about");
    }

    private static GenericAnswer answer(ResultSet row, boolean isNew) throws SQLException {
        Long number = row.getObject(2, Long.class);
        String why = row.getString(3);
        return new GenericAnswer(row.getObject(1, UUID.class), reference(number), !isNew, why == null ? RECORDED : why);
    }

    private static @Nullable String reference(@Nullable Long number) {
        return number == null ? null : "INC-" + number;
    }
}
