package io.throughline.action.messaging;

import io.smallrye.common.annotation.Blocking;
import io.throughline.kit.inbox.PatientInbox;
import jakarta.inject.Singleton;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Receives the events of incidents. */
@Singleton
class IncidentEventsConsumer {
    private final PatientInbox inbox;
    private final IncidentEventApplier applier;

    IncidentEventsConsumer(PatientInbox inbox, IncidentEventApplier applier) {
        this.inbox = inbox;
        this.applier = applier;
    }

    @Incoming(IncidentEventApplier.CONSUMER)
    @Blocking // ordered: one record at a time
    void receive(ConsumerRecord<String, byte[]> record) {
        inbox.receive(record, applier);
    }
}
