package io.throughline.incident.messaging;

import io.smallrye.reactive.messaging.annotations.Blocking;
import io.throughline.kit.inbox.PatientInbox;
import jakarta.inject.Singleton;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Receives the events of notifications. */
@Singleton
class NotificationEventsConsumer {
    private final PatientInbox inbox;
    private final NotificationEventApplier applier;

    NotificationEventsConsumer(PatientInbox inbox, NotificationEventApplier applier) {
        this.inbox = inbox;
        this.applier = applier;
    }

    @Incoming(NotificationEventApplier.CONSUMER)
    @Blocking // ordered: one record at a time
    void receive(ConsumerRecord<String, byte[]> record) {
        inbox.receive(record, applier);
    }
}
