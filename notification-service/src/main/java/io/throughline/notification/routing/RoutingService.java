package io.throughline.notification.routing;

import io.throughline.events.IncidentDeclared;
import io.throughline.notification.projection.People;
import jakarta.inject.Singleton;
import java.util.List;

/** Finds who must be told of an incident. */
@Singleton
public class RoutingService {
    private final People people;
    private final FallbackAddresses fallback;

    RoutingService(People people, FallbackAddresses fallback) {
        this.people = people;
        this.fallback = fallback;
    }

    /** Who is told that it was declared: at least one address, each once, normalized. */
    public List<String> recipientsOf(IncidentDeclared declared) {
        Route route = Route.of(declared);
        List<String> named =
                route.circles().stream().flatMap(Recipients::addresses).toList();
        return Recipients.of(route, people.find(named, Recipients.FALLBACK_GROUP), fallback.all());
    }
}
