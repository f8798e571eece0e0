package io.throughline.notification.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.throughline.events.EscalationStep;
import io.throughline.events.IncidentDeclared;
import io.throughline.events.IncidentSnapshot;
import io.throughline.notification.projection.Person;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RecipientsTest {
    private static final List<Person> PEOPLE = List.of(
            new Person("ada@example.org", true, List.of("payments")),
            new Person("grace@example.org", true, List.of()),
            new Person("left@example.org", false, List.of()),
            new Person("gone@example.org", false, List.of("fallback")),
            new Person("oncall@example.org", true, List.of("ops", "fallback")));
    private static final List<String> LAST_RESORT = List.of("nobody-else@example.org");

    @ParameterizedTest(name = "{0}")
    @MethodSource("routes")
    void theFirstCircleWithSomebodyToTellIsTold(String name, Route route, List<String> told) {
        assertThat(Recipients.of(route, PEOPLE, LAST_RESORT)).isEqualTo(told);
    }

    static Stream<Arguments> routes() {
        List<String> none = List.of();
        List<String> ada = List.of("ada@example.org");
        List<String> grace = List.of("grace@example.org");
        List<String> left = List.of("left@example.org");
        List<String> oncall = List.of("oncall@example.org");
        return Stream.of(
                arguments(
                        "the first step goes before owner and deputies", route(ada, "grace@example.org", oncall), ada),
                arguments(
                        "all of the first step",
                        route(List.of("grace@example.org", "ada@example.org"), null, none),
                        List.of("grace@example.org", "ada@example.org")),
                arguments(
                        "who is inactive is left out",
                        route(List.of("left@example.org", "ada@example.org"), null, none),
                        ada),
                arguments(
                        "who is not registered is told",
                        route(List.of("stranger@example.org"), null, none),
                        List.of("stranger@example.org")),
                arguments(
                        "one person in two spellings is told once",
                        route(List.of("Ada@Example.org", " ada@example.org"), null, none),
                        ada),
                arguments(
                        "a first step without an address",
                        route(List.of("#payments", "tbd", ""), "grace@example.org", none),
                        grace),
                arguments("a first step of people who left", route(left, "grace@example.org", ada), grace),
                arguments("no route", route(none, "Grace@Example.org", ada), grace),
                arguments("no owner", route(none, null, ada), ada),
                arguments("a placeholder as the owner", route(none, "unknown", ada), ada),
                arguments("an owner who left", route(none, "left@example.org", ada), ada),
                arguments(
                        "deputies who left, but one",
                        route(none, null, List.of("left@example.org", "grace@example.org")),
                        grace),
                arguments("nobody named: active members of the group", route(none, null, none), oncall),
                arguments("nobody who can be told: active members of the group", route(left, "tbd", left), oncall));
    }

    @Test
    void withoutAnActiveMemberOfTheGroupTheLastResortIsTold() {
        List<Person> people = List.of(new Person("gone@example.org", false, List.of("fallback")));

        assertThat(Recipients.of(route(List.of(), null, List.of()), people, LAST_RESORT))
                .isEqualTo(LAST_RESORT);
    }

    @Test
    void theLastResortIsToldWhateverIsKnownOfIt() {
        List<Person> people = List.of(new Person("nobody-else@example.org", false, List.of()));

        assertThat(Recipients.of(route(List.of(), null, List.of()), people, LAST_RESORT))
                .isEqualTo(LAST_RESORT);
    }

    @Test
    void whoMustNotBeAskedIsInNoCircle() {
        Route route = route(List.of("Ada@example.org"), "grace@example.org", List.of("alan@example.org"));

        assertThat(told(route, "ada@example.org")).containsExactly("grace@example.org");
        assertThat(told(route, "ada@example.org", " Grace@Example.org")).containsExactly("alan@example.org");
        assertThat(told(route, "ada@example.org", "grace@example.org", "alan@example.org"))
                .containsExactly("oncall@example.org");
        assertThat(told(
                        route,
                        "ada@example.org",
                        "grace@example.org",
                        "alan@example.org",
                        "oncall@example.org",
                        "nobody-else@example.org"))
                .isEqualTo(LAST_RESORT);
    }

    private static List<String> told(Route route, String... barred) {
        return Recipients.of(route.without(List.of(barred)), PEOPLE, LAST_RESORT);
    }

    @Test
    void laterStepsOfTheRouteAreForLater() {
        IncidentDeclared declared = declared(
                List.of(new EscalationStep(0, List.of("tbd")), new EscalationStep(15, List.of("ada@example.org"))));

        assertThat(Route.of(declared))
                .isEqualTo(route(List.of("tbd"), "grace@example.org", List.of("alan@example.org")));
    }

    private static IncidentDeclared declared(List<EscalationStep> route) {
        Instant at = Instant.parse("2026-11-23T02:12:52Z");
        IncidentSnapshot incident = new IncidentSnapshot(
                "INC-12",
                "HighLatency on checkout",
                "checkout",
                List.of("checkout"),
                "grace@example.org",
                "SEV1",
                "DECLARED",
                null,
                false,
                List.of());
        return new IncidentDeclared(
                incident, "system", "MONITORING", null, at, at, 1, "Europe/Berlin", List.of("alan@example.org"), route);
    }

    private static Route route(List<String> firstStep, String owner, List<String> deputies) {
        return new Route(firstStep, owner, deputies, List.of(), Set.of());
    }
}
