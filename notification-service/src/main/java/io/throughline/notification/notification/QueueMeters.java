package io.throughline.notification.notification;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Shows how much waits to be sent, how long, and how much was given up: an alarm for people. */
@Singleton
class QueueMeters {
    private static final String WAITING = "SELECT count(*) FROM notification WHERE state IN ('QUEUED', 'RETRYING')";
    private static final String OLDEST = """
            SELECT coalesce(extract(epoch FROM clock_timestamp() - min(created_at)), 0) FROM notification
            WHERE state IN ('QUEUED', 'RETRYING')""";
    private static final String DEAD = "SELECT count(*) FROM notification WHERE state = 'DEAD'";

    private final AgroalDataSource database;

    QueueMeters(AgroalDataSource database) {
        this.database = database;
    }

    void register(@Observes StartupEvent started, MeterRegistry meters) {
        Gauge.builder("throughline.notification.waiting", this, queue -> queue.number(WAITING))
                .description("Notifications that wait to be sent, again or for the first time")
                .register(meters);
        Gauge.builder("throughline.notification.oldest", this, queue -> queue.number(OLDEST))
                .baseUnit("seconds")
                .description("Age of the oldest notification that waits to be sent")
                .register(meters);
        Gauge.builder("throughline.notification.dead", this, queue -> queue.number(DEAD))
                .description("Dead letters: notifications that were given up and not sent after all")
                .register(meters);
    }

    /** NaN while the database does not answer, which the database's own check reports. */
    private double number(String query) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet number = statement.executeQuery(query)) {
            number.next();
            return number.getDouble(1);
        } catch (SQLException e) {
            return Double.NaN;
        }
    }
}
