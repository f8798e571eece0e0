package io.throughline.notification.routing;

import io.throughline.events.IncidentDeclared;
import io.throughline.notification.projection.People;
import io.throughline.notification.projection.Person;
import io.throughline.notification.projection.ServiceContacts;
import io.throughline.notification.projection.Services;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds who must be told. */
@Singleton
public class RoutingService {
    private final People people;
    private final Services services;
    private final FallbackAddresses fallback;

    RoutingService(People people, Services services, FallbackAddresses fallback) {
        this.people = people;
        this.services = services;
        this.fallback = fallback;
    }

    /** Who is told that it was declared: at least one address, each once, normalized. */
    public List<String> recipientsOf(IncidentDeclared declared) {
        return recipientsOf(Route.of(declared));
    }

    /**
     * Who is told of something that concerns these people: they, or who answers for the service if none of them can be.
     *
     * @param concerned e-mails as they are written; may be none
     * @param service slug; null for something that concerns no service
     * @param barred who must not be asked; only who is the last resort is told all the same
     * @return at least one address, each once, normalized
     */
    public List<String> recipientsOf(List<String> concerned, @Nullable String service, List<String> barred) {
        return recipientsOf(Route.of(concerned, service == null ? ServiceContacts.NOBODY : services.contactsOf(service))
                .without(barred));
    }

    /**
     * Who is told of something that concerns a group: its active members, or the fallback while it has none; and those
     * who are named beside it.
     *
     * @param named e-mails as they are written; may be none
     * @return at least one address, each once, normalized
     */
    public List<String> recipientsOfGroup(String group, List<String> named) {
        List<Person> known = people.find(Recipients.addresses(named).toList(), group);
        List<String> members = known.stream()
                .filter(person -> person.groups().contains(group))
                .map(Person::email)
                .toList();
        List<String> told = Recipients.active(members, known).toList();
        return Stream.concat(
                        Recipients.active(named, known),
                        (told.isEmpty() ? recipientsOf(List.of(), null, List.of()) : told).stream())
                .distinct()
                .toList();
    }

    private List<String> recipientsOf(Route route) {
        List<String> named =
                route.circles().stream().flatMap(Recipients::addresses).toList();
        return Recipients.of(route, people.find(named, Recipients.FALLBACK_GROUP), fallback.all());
    }
}
