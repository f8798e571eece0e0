package io.throughline.incident.alert.admission;

import io.throughline.incident.alert.source.AlertSourceKeys;
import io.throughline.kit.http.BodyLimit;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** How much alert senders may post at once. */
class IntakeLimits {
    private static final long BATCH_BYTES = 32L << 20;
    private static final long PAGERDUTY_BYTES = 512L << 10;

    @Produces
    @Singleton
    BodyLimit alertmanager() {
        return new BodyLimit(AlertSourceKeys.pathOf("alertmanager"), BATCH_BYTES);
    }

    @Produces
    @Singleton
    BodyLimit grafana() {
        return new BodyLimit(AlertSourceKeys.pathOf("grafana"), BATCH_BYTES);
    }

    @Produces
    @Singleton
    BodyLimit cloudEvents() {
        return new BodyLimit(AlertSourceKeys.pathOf("cloudevents"), BATCH_BYTES);
    }

    @Produces
    @Singleton
    BodyLimit pagerDuty() {
        return new BodyLimit(AlertSourceKeys.PAGERDUTY_PATH, PAGERDUTY_BYTES);
    }
}
