package io.throughline.kit.outbox;

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
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Shows how long the oldest event has been waiting; a wait is an alarm for people, never a reason to refuse requests. */
@Readiness
@Singleton
class OutboxHealth implements HealthCheck {
    private static final String OLDEST =
            "SELECT coalesce(extract(epoch FROM clock_timestamp() - min(created_at)), 0) FROM outbox";

    private final AgroalDataSource database;
    private final OutboxRelay relay;

    OutboxHealth(AgroalDataSource database, OutboxRelay relay) {
        this.database = database;
        this.relay = relay;
    }

    void register(@Observes StartupEvent started, MeterRegistry meters) {
        Gauge.builder("throughline.outbox.oldest", this, OutboxHealth::oldestSeconds)
                .baseUnit("seconds")
                .description("Age of the oldest event that the broker has not acknowledged")
                .register(meters);
        Gauge.builder("throughline.relay.leader", relay, r -> r.isLeading() ? 1 : 0)
                .description("1 in the process that sends, 0 in its standbys")
                .register(meters);
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("outbox")
                .up()
                .withData("oldestSeconds", Double.toString(oldestSeconds()))
                .withData("leader", relay.isLeading())
                .build();
    }

    /** Seconds; NaN while the database does not answer, which the database's own check reports. */
    private double oldestSeconds() {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet oldest = statement.executeQuery(OLDEST)) {
            oldest.next();
            return oldest.getDouble(1);
        } catch (SQLException e) {
            return Double.NaN;
        }
    }
}
