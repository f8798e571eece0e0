package io.throughline.incident.catalog.person;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A person as the API shows them. */
@Schema(name = "Person")
record PersonView(String email, String name, String timeZone, boolean active, List<String> groups, long version) {
    static PersonView of(Person person) {
        return new PersonView(
                person.email(), person.name(), person.timeZone(), person.isActive(), person.groups(), person.version());
    }
}
