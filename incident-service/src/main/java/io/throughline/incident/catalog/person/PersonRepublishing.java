package io.throughline.incident.catalog.person;

import io.throughline.kit.republish.Republishable;
import io.throughline.kit.security.Emails;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Announces people again as they are, each under their next number: gaps are normal on their topic. */
@Singleton
public class PersonRepublishing implements Republishable<String> {
    private final PersonRepository people;
    private final Event<PersonRecorded> recorded;

    PersonRepublishing(PersonRepository people, Event<PersonRecorded> recorded) {
        this.people = people;
        this.recorded = recorded;
    }

    @Override
    public String kind() {
        return "people";
    }

    @Override
    public Optional<String> keyOf(String ref) {
        return people.findByIdOptional(Emails.normalized(ref)).map(Person::email);
    }

    @Override
    public List<String> keysAfter(@Nullable String last, int rows) {
        return people.keysAfter(last, rows);
    }

    @Override
    public List<String> sayUnlessLocked(List<String> keys) {
        List<Person> locked = people.lockedUnlessLocked(keys);
        locked.forEach(this::announce);
        return locked.stream().map(Person::email).toList();
    }

    @Override
    public void say(String key) {
        announce(people.findById(key, LockModeType.PESSIMISTIC_WRITE));
    }

    private void announce(Person person) {
        person.takeNextSequence();
        recorded.fire(new PersonRecorded(person));
    }
}
