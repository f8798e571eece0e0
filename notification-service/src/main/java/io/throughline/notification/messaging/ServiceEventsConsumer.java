package io.throughline.notification.messaging;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.faulttolerance.api.ExponentialBackoff;
import io.throughline.kit.inbox.Inbox;
import jakarta.inject.Singleton;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Receives the events of services. */
@Singleton
class ServiceEventsConsumer {
    private static final String CHANNEL = "service-events";

    private final Inbox inbox;
    private final ServiceEventApplier applier;

    ServiceEventsConsumer(Inbox inbox, ServiceEventApplier applier) {
        this.inbox = inbox;
        this.applier = applier;
    }

    @Incoming(CHANNEL)
    @Blocking // ordered: one record at a time
    @Retry(
            maxRetries = -1,
            maxDuration = 0,
            delay = 200,
            jitter = 100) // milliseconds; each attempt is a new transaction
    @ExponentialBackoff(maxDelay = 5_000)
    void receive(ConsumerRecord<String, byte[]> record) {
        inbox.receive(CHANNEL, record, applier);
    }
}
