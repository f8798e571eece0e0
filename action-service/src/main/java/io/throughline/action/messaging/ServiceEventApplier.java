package io.throughline.action.messaging;

import io.throughline.action.projection.Services;
import io.throughline.events.ServiceChanged;
import io.throughline.events.ServiceRetired;
import io.throughline.events.ThroughlineEvent;
import io.throughline.kit.inbox.EventApplier;
import io.throughline.kit.inbox.IncomingEvent;
import jakarta.inject.Singleton;

/** Keeps the projection of the catalogue. */
@Singleton
class ServiceEventApplier implements EventApplier {
    /** The channel that it is fed from. */
    static final String CONSUMER = "service-events";

    private final Services services;

    ServiceEventApplier(Services services) {
        this.services = services;
    }

    @Override
    public String consumer() {
        return CONSUMER;
    }

    @Override
    public void apply(ThroughlineEvent data, IncomingEvent envelope) {
        if (data instanceof ServiceChanged service) {
            services.put(service);
        } else if (data instanceof ServiceRetired retired) {
            services.put(retired.record()); // what still names it needs somebody who answers for it
        }
    }
}
