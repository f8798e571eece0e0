package io.throughline.notification.routing;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.throughline.events.IncidentDeclared;
import io.throughline.events.IncidentSnapshot;
import io.throughline.notification.projection.ServiceContacts;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who is to be told, as written; who of them can be told is not decided here.
 *
 * @param firstStep whom it concerns first: contacts of the escalation route's first step, the owner of an action
 * @param owner accountable owner; null if there is none
 * @param members who may know of a private incident; empty for a public one
 * @param barred whom it must not be asked; normalized addresses
 */
record Route(
        List<String> firstStep,
        @Nullable String owner,
        List<String> deputies,
        List<String> members,
        Set<String> barred) {

    /** The route as it stood when the incident was declared; of a private one, nobody who may not know of it. */
    static Route of(IncidentDeclared declared) {
        List<String> firstStep = declared.escalationRoute().isEmpty()
                ? List.of()
                : declared.escalationRoute().get(0).contacts();
        IncidentSnapshot incident = declared.incident();
        return new Route(
                incident.restricted()
                        ? firstStep.stream()
                                .filter(incident.members()::contains)
                                .toList()
                        : firstStep,
                incident.owner(),
                declared.deputies(),
                incident.members(),
                Set.of());
    }

    /** Those whom it concerns, and behind them who answers for the service. */
    static Route of(List<String> concerned, ServiceContacts service) {
        return new Route(concerned, service.owner(), service.deputies(), List.of(), Set.of());
    }

    /** The same, but for those. */
    Route without(List<String> people) {
        return new Route(
                firstStep,
                owner,
                deputies,
                members,
                Recipients.addresses(people).collect(toUnmodifiableSet()));
    }

    /** Everybody named, circle by circle: the next is asked when nobody of those before can be told. */
    List<List<String>> circles() {
        return List.of(firstStep, Stream.ofNullable(owner).toList(), deputies, members);
    }
}
