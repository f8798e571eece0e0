package io.throughline.action.messaging;

import io.smallrye.common.annotation.Blocking;
import io.throughline.kit.inbox.PatientInbox;
import jakarta.inject.Singleton;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Receives the events of people. */
@Singleton
class PersonEventsConsumer {
    private final PatientInbox inbox;
    private final PersonEventApplier applier;

    PersonEventsConsumer(PatientInbox inbox, PersonEventApplier applier) {
        this.inbox = inbox;
        this.applier = applier;
    }

    @Incoming(PersonEventApplier.CONSUMER)
    @Blocking // ordered: one record at a time
    void receive(ConsumerRecord<String, byte[]> record) {
        inbox.receive(record, applier);
    }
}
