package io.throughline.action;

import static io.throughline.action.ServiceUnderTest.soon;
import static io.throughline.action.ServiceUnderTest.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.throughline.kit.testing.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** An action about which something is wrong keeps no other from surfacing. */
@QuarkusTest
class PoisonedClockTest {
    TestDatabase database;

    @Test
    void theOthersSurfaceWithoutIt() throws SQLException {
        Catalogue catalogue = Catalogue.announced(database);
        ActionUnderTest poisoned = ActionUnderTest.opened(catalogue);
        ActionUnderTest sound = ActionUnderTest.opened(catalogue);
        poison(poisoned, "Nowhere/Atlantis", "2000-01-01T00:00:00Z");

        sound.moveDueDate(LocalDate.parse("2026-01-15")).then().statusCode(200);

        soon(() -> assertThat(sound.changes()).contains("OVERDUE"));
        soon(() -> assertThat(value(
                        database, "SELECT alarm_at > now() FROM action WHERE id = ?", UUID.fromString(poisoned.id)))
                .as("it is tried again later")
                .isEqualTo("t"));
        poison(poisoned, "UTC", "2000-01-01T00:00:00Z");
        soon(() -> assertThat(value(
                        database,
                        "SELECT alarm_at > now() + interval '2 hours' FROM action WHERE id = ?",
                        UUID.fromString(poisoned.id)))
                .as("once it is mended, its clock goes on")
                .isEqualTo("t"));
        assertThat(poisoned.get().<Map<String, Object>>path("$")).containsEntry("status", "OPEN");
    }

    /** No release writes such a zone, but another replica may know zones that this one does not. */
    private void poison(ActionUnderTest action, String zone, String alarm) throws SQLException {
        try (Connection connection = database.connect();
                PreparedStatement update = connection.prepareStatement(
                        "UPDATE action SET time_zone = ?, alarm_at = ?::timestamptz WHERE id = ?")) {
            update.setString(1, zone);
            update.setString(2, alarm);
            update.setObject(3, UUID.fromString(action.id));
            update.executeUpdate();
        }
    }
}
