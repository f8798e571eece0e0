package io.throughline.action.action;

import io.throughline.action.projection.People;
import io.throughline.kit.error.FieldError;
import jakarta.inject.Singleton;
import java.util.List;

/** People that requests name for something that they have to do. */
@Singleton
class NamedPeople {
    private final People people;

    NamedPeople(People people) {
        this.people = people;
    }

    /**
     * What is wrong with naming that person.
     *
     * @param email trimmed and lower-cased
     */
    List<FieldError> inactive(String pointer, String email) {
        return people.inactiveOf(List.of(email)).contains(email)
                ? List.of(new FieldError(pointer, email + " is not active: name somebody who can act"))
                : List.of();
    }
}
