package io.throughline.kit.outbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Shows how long the oldest event has been waiting; a wait is an alarm for people, never a reason to refuse requests. */
@Readiness
@Singleton
class OutboxHealth implements HealthCheck {
    private final OutboxBacklog backlog;
    private final EventRelay relay;

    OutboxHealth(OutboxBacklog backlog, EventRelay relay) {
        this.backlog = backlog;
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
                .withData("relay", relay.kind().name())
                .withData("leader", relay.isLeading())
                .build();
    }

    /** Seconds; NaN while the database does not answer, which the database's own check reports. */
    private double oldestSeconds() {
        try {
            return backlog.oldest()
                    .map(oldest -> oldest.age().toMillis() / 1000.0)
                    .orElse(0.0);
        } catch (SQLException e) {
            return Double.NaN;
        }
    }
}
