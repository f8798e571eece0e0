package io.throughline.incident.alert.format;

import jakarta.inject.Singleton;
import java.time.Instant;

/** Prometheus Alertmanager's webhook, version "4". */
@Singleton
public class AlertmanagerFormat implements AlertFormat {
    AlertmanagerFormat() {}

    @Override
    public String name() {
        return "alertmanager";
    }

    @Override
    public Delivery read(byte[] body, Instant receivedAt) {
        return AlertList.read(body, receivedAt, AlertList::signal);
    }

    @Override
    public Delivery readKept(String raw, Instant receivedAt) {
        return AlertList.readKept(raw, receivedAt, AlertList::signal);
    }
}
