package io.throughline.incident.alert.admission;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.throughline.incident.alert.source.AlertSourceKeys;
import io.throughline.kit.admission.AdmissionRule;
import io.throughline.kit.admission.Arrival;
import io.throughline.kit.admission.Share;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Bounds what senders take of the service, so that people find it free in a storm. Those whose key is in the body have a
 * quarter of their own: nobody knows who they are until it is read, and strangers may not keep the others out.
 */
@Singleton
class IntakeAdmission implements AdmissionRule {
    private final AlertSourceKeys keys;
    private final IntakeShares known;
    private final IntakeShares anybody;
    private final Counter refused;

    IntakeAdmission(AlertSourceKeys keys, IntakeConfig config, MeterRegistry meters) {
        this.keys = keys;
        this.known = IntakeShares.quarters(config, 3);
        this.anybody = IntakeShares.quarters(config, 1);
        Gauge.builder("throughline.intake.requests", () -> known.taken() + anybody.taken())
                .description("Requests of alert senders in work or waiting")
                .register(meters);
        this.refused = Counter.builder("throughline.intake.refused")
                .description("Requests of alert senders turned away because too much was in work")
                .register(meters);
    }

    /** At the start, not in the storm. */
    void check(
            @Observes StartupEvent started,
            IntakeConfig config,
            @ConfigProperty(name = "quarkus.thread-pool.max-threads") int threads,
            @ConfigProperty(name = "quarkus.datasource.jdbc.max-size") int connections) {
        requireRoomForPeople(config, threads, connections);
    }

    /**
     * What senders hold while they are answered leaves people threads and database connections. Looking a key up takes either
     * for a moment, and is not counted.
     *
     * @throws IllegalArgumentException if senders may hold all of either
     */
    static void requireRoomForPeople(IntakeConfig config, int threads, int connections) {
        int transactions = config.transactions() + config.writers();
        if (config.threads() + transactions >= threads) {
            throw new IllegalArgumentException("throughline.intake.threads (" + config.threads() + "), .transactions ("
                    + config.transactions() + ") and .writers (" + config.writers()
                    + ") must together be fewer than quarkus.thread-pool.max-threads (" + threads + ").");
        }
        if (transactions >= connections) {
            throw new IllegalArgumentException("throughline.intake.transactions (" + config.transactions()
                    + ") and .writers (" + config.writers()
                    + ") must together be fewer than quarkus.datasource.jdbc.max-size (" + connections + ").");
        }
    }

    @Override
    public boolean covers(String path) {
        return keys.covers(path) || keys.isInBody(path);
    }

    @Override
    public List<Share> sharesOf(Arrival arrival) {
        return (keys.isInBody(arrival.path()) ? anybody : known).of(arrival);
    }

    @Override
    public void turnedAway() {
        refused.increment();
    }
}
