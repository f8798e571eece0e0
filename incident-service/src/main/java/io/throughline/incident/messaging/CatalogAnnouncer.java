package io.throughline.incident.messaging;

import io.throughline.events.PersonChanged;
import io.throughline.incident.catalog.Service;
import io.throughline.incident.catalog.ServiceRecorded;
import io.throughline.incident.catalog.person.Person;
import io.throughline.incident.catalog.person.PersonRecorded;
import io.throughline.kit.outbox.Outbox;
import io.throughline.kit.outbox.OutgoingEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Announces people and services, each with the whole record: their topics are compacted. */
@Singleton
class CatalogAnnouncer {
    private final Outbox outbox;

    CatalogAnnouncer(Outbox outbox) {
        this.outbox = outbox;
    }

    void on(@Observes PersonRecorded recorded) {
        Person person = recorded.person();
        outbox.append(new OutgoingEvent(
                person.email(),
                person.lastSequence(),
                person.email(),
                person.changedAt(),
                new PersonChanged(
                        person.email(), person.name(), person.timeZone(), person.isActive(), person.groups())));
    }

    void on(@Observes ServiceRecorded recorded) {
        Service service = recorded.service();
        outbox.append(new OutgoingEvent(
                service.slug(),
                service.lastSequence(),
                service.slug(),
                recorded.at(),
                ServiceContract.event(recorded)));
    }
}
