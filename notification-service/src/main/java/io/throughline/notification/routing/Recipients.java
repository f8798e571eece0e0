package io.throughline.notification.routing;

import static java.util.function.Predicate.not;
import static java.util.stream.Collectors.toSet;

import io.throughline.kit.security.Emails;
import io.throughline.notification.projection.Person;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** The rule of who is told: there is always somebody. */
final class Recipients {
    /** The group whose members are told where a route names nobody who can be. */
    static final String FALLBACK_GROUP = "fallback";

    private Recipients() {}

    /**
     * The first circle of the route in which somebody can be told; else the group, else the last resort.
     *
     * @param people what is known of those named, and the group's members; who is unknown is told
     * @param lastResort normalized addresses, at least one; told whatever is known of them, barred or not
     * @return normalized addresses, each once, in the order in which they are named
     */
    static List<String> of(Route route, Collection<Person> people, List<String> lastResort) {
        List<String> group = people.stream()
                .filter(person -> person.groups().contains(FALLBACK_GROUP))
                .map(Person::email)
                .toList();
        return Stream.concat(route.circles().stream(), Stream.of(group))
                .map(circle -> active(circle, people)
                        .filter(not(route.barred()::contains))
                        .toList())
                .filter(not(List::isEmpty))
                .findFirst()
                .orElse(lastResort);
    }

    /** Those of it who can be told. */
    static Stream<String> active(List<String> circle, Collection<Person> people) {
        Set<String> inactive =
                people.stream().filter(not(Person::active)).map(Person::email).collect(toSet());
        return addresses(circle).filter(not(inactive::contains));
    }

    /** What of it can be somebody's address: a placeholder such as "tbd" is nobody's. */
    static Stream<String> addresses(List<String> circle) {
        return circle.stream()
                .filter(Objects::nonNull) // nothing in JSON keeps a sender from writing null
                .filter(Emails::isAddress)
                .map(Emails::normalized)
                .distinct();
    }
}
