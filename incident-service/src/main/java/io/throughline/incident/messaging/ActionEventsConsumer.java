package io.throughline.incident.messaging;

import io.smallrye.reactive.messaging.annotations.Blocking;
import io.throughline.kit.inbox.PatientInbox;
import jakarta.inject.Singleton;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Receives the events of actions. */
@Singleton
class ActionEventsConsumer {
    private final PatientInbox inbox;
    private final ActionEventApplier applier;

    ActionEventsConsumer(PatientInbox inbox, ActionEventApplier applier) {
        this.inbox = inbox;
        this.applier = applier;
    }

    @Incoming(ActionEventApplier.CONSUMER)
    @Blocking // ordered: one record at a time
    void receive(ConsumerRecord<String, byte[]> record) {
        inbox.receive(record, applier);
    }
}
