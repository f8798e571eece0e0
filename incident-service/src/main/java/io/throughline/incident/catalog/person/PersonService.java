package io.throughline.incident.catalog.person;

import io.throughline.incident.CreationLock;
import io.throughline.kit.error.InvalidFieldsException;
import io.throughline.kit.error.UnknownResourceException;
import io.throughline.kit.http.Recorded;
import io.throughline.kit.http.VersionTag;
import io.throughline.kit.security.Caller;
import io.throughline.kit.security.Emails;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Keeps the record of people. */
@ApplicationScoped
public class PersonService {
    private static final Logger LOG = Logger.getLogger(PersonService.class);

    private final PersonRepository people;
    private final CreationLock creation;
    private final Event<PersonRecorded> recorded;
    private final Caller caller;
    private final Clock clock;

    PersonService(
            PersonRepository people,
            CreationLock creation,
            Event<PersonRecorded> recorded,
            Caller caller,
            Clock clock) {
        this.people = people;
        this.creation = creation;
        this.recorded = recorded;
        this.caller = caller;
        this.clock = clock;
    }

    /** Whether that is somebody registered who is not active; an address that nobody has registered may well be somebody's. */
    @Transactional
    public boolean isInactive(String email) {
        return !people.findByIdOptional(email).map(Person::isActive).orElse(true);
    }

    /**
     * Creates or changes a person's record.
     *
     * @throws InvalidFieldsException if {@code email} is no address (problem {@code invalid-request}, 400)
     */
    @Transactional
    Recorded<PersonView> record(String email, PersonRequest request, VersionTag seen) {
        requireAddress(email, request);
        String address = Emails.normalized(email);
        creation.lock("person", address);
        Person present = people.findById(address, LockModeType.PESSIMISTIC_WRITE);
        seen.requireFor(present == null ? null : present.version());
        Person person = present == null ? new Person(address, request, clock.instant()) : present;
        if (present == null) {
            people.persistAndFlush(person);
        } else {
            person.record(request, clock.instant());
        }
        recorded.fire(new PersonRecorded(person));
        LOG.infof(
                "person recorded email=%s version=%d active=%s by=%s",
                person.email(), person.version(), person.isActive(), caller.email());
        return new Recorded<>(PersonView.of(person), present == null);
    }

    /**
     * One person's record.
     *
     * @throws UnknownResourceException if there is none (problem {@code not-found}, 404)
     */
    @Transactional
    PersonView get(String email) {
        return Optional.of(email)
                .filter(Emails::isAddress)
                .map(Emails::normalized)
                .flatMap(people::findByIdOptional)
                .map(PersonView::of)
                .orElseThrow(() -> new UnknownResourceException("person", email));
    }

    @Transactional
    List<Person> after(@Nullable String email, int rows) {
        return people.after(email, rows);
    }

    private static void requireAddress(String email, PersonRequest request) {
        if (!Emails.isAddress(email)) {
            throw new InvalidFieldsException("email", "must be an e-mail address");
        }
        if (request.email() != null && !Emails.normalized(request.email()).equals(Emails.normalized(email))) {
            throw new InvalidFieldsException("/email", "must be the address in the path, " + Emails.normalized(email));
        }
    }
}
