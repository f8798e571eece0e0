package io.throughline.notification.routing;

import io.throughline.events.IncidentDeclared;
import io.throughline.notification.projection.People;
import io.throughline.notification.projection.Person;
import io.throughline.notification.projection.ServiceContacts;
import io.throughline.notification.projection.Services;
import jakarta.inject.Singleton;
import java.util.List;
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
     * @return at least one address, each once, normalized
     */
    public List<String> recipientsOf(List<String> concerned, @Nullable String service) {
        return recipientsOf(
                Route.of(concerned, service == null ? ServiceContacts.NOBODY : services.contactsOf(service)));
    }

    /** The active members of a group; may be none. */
    public List<String> membersOf(String group) {
        return people.find(List.of(), group).stream()
                .filter(Person::active)
                .map(Person::email)
                .toList();
    }

    private List<String> recipientsOf(Route route) {
        List<String> named =
                route.circles().stream().flatMap(Recipients::addresses).toList();
        return Recipients.of(route, people.find(named, Recipients.FALLBACK_GROUP), fallback.all());
    }
}
