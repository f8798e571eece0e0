package io.throughline.incident.alert;

import io.throughline.incident.alert.source.AlertSourceKeys;
import io.throughline.kit.http.BodyLimit;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** How much alert senders may post at once. */
class IntakeLimits {
    private static final long ALERTMANAGER_BYTES = 32L << 20;

    @Produces
    @Singleton
    BodyLimit alertmanager() {
        return new BodyLimit(AlertSourceKeys.INTAKE_PATH, ALERTMANAGER_BYTES);
    }
}
