package io.throughline.incident.catalog;

import io.throughline.kit.error.InvalidFieldsException;
import io.throughline.kit.error.UnknownResourceException;
import io.throughline.kit.http.VersionTag;
import io.throughline.kit.security.Emails;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Keeps the record of people. */
@ApplicationScoped
class PersonService {
    private static final Logger LOG = Logger.getLogger(PersonService.class);

    private final PersonRepository people;
    private final Event<PersonRecorded> recorded;
    private final Clock clock;

    PersonService(PersonRepository people, Event<PersonRecorded> recorded, Clock clock) {
        this.people = people;
        this.recorded = recorded;
        this.clock = clock;
    }

    /**
     * Creates or changes a person's record.
     *
     * @throws InvalidFieldsException if {@code email} is no address (problem {@code invalid-request}, 400)
     */
    @Transactional
    Recorded<PersonView> record(String email, PersonRequest request, VersionTag seen) {
        if (!Emails.isAddress(email)) {
            throw new InvalidFieldsException("email", "must be an e-mail address");
        }
        Person present = people.findById(Emails.normalized(email), LockModeType.PESSIMISTIC_WRITE);
        seen.requireFor(present == null ? null : present.version());
        Person person = present == null ? new Person(Emails.normalized(email), request, clock.instant()) : present;
        if (present == null) {
            people.persistAndFlush(person);
        } else {
            person.record(request, clock.instant());
        }
        recorded.fire(new PersonRecorded(person));
        LOG.infof("person recorded email=%s version=%d active=%s", person.email(), person.version(), person.isActive());
        return new Recorded<>(PersonView.of(person), present == null);
    }

    /**
     * One person's record.
     *
     * @throws UnknownResourceException if there is none (problem {@code not-found}, 404)
     */
    @Transactional
    PersonView get(String email) {
        return people.findByIdOptional(Emails.normalized(email))
                .map(PersonView::of)
                .orElseThrow(() -> new UnknownResourceException("person", email));
    }

    @Transactional
    List<Person> after(@Nullable String email, int rows) {
        return people.after(email, rows);
    }
}
