package io.throughline.notification.messaging;

import io.smallrye.common.annotation.Blocking;
import io.throughline.kit.inbox.PatientInbox;
import jakarta.inject.Singleton;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Receives the events of services. */
@Singleton
class ServiceEventsConsumer {
    private final PatientInbox inbox;
    private final ServiceEventApplier applier;

    ServiceEventsConsumer(PatientInbox inbox, ServiceEventApplier applier) {
        this.inbox = inbox;
        this.applier = applier;
    }

    @Incoming(ServiceEventApplier.CONSUMER)
    @Blocking // ordered: one record at a time
    void receive(ConsumerRecord<String, byte[]> record) {
        inbox.receive(record, applier);
    }
}
