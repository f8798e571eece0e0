package io.throughline.notification.routing;

import io.throughline.events.IncidentDeclared;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whom a service names for its incidents, as written; who of them can be told is not decided here.
 *
 * @param firstStep contacts of the escalation route's first step; empty without a route
 * @param owner accountable owner; null if there is none
 */
record Route(List<String> firstStep, @Nullable String owner, List<String> deputies) {

    /** The route as it stood when the incident was declared. */
    static Route of(IncidentDeclared declared) {
        List<String> firstStep = declared.escalationRoute().isEmpty()
                ? List.of()
                : declared.escalationRoute().get(0).contacts();
        return new Route(firstStep, declared.incident().owner(), declared.deputies());
    }

    /** Everybody named, circle by circle: the next is asked when nobody of those before can be told. */
    List<List<String>> circles() {
        return List.of(firstStep, Stream.ofNullable(owner).toList(), deputies);
    }
}
