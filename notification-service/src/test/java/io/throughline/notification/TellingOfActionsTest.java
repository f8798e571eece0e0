package io.throughline.notification;

import static io.throughline.notification.ServiceUnderTest.as;
import static io.throughline.notification.ServiceUnderTest.change;
import static io.throughline.notification.ServiceUnderTest.inboxOf;
import static io.throughline.notification.ServiceUnderTest.newPerson;
import static io.throughline.notification.ServiceUnderTest.soon;
import static io.throughline.notification.ServiceUnderTest.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.quarkus.test.junit.QuarkusTest;
import io.throughline.events.ActionAssigned;
import io.throughline.events.ActionCompleted;
import io.throughline.events.ActionDueSoon;
import io.throughline.events.ActionEscalated;
import io.throughline.events.ActionEvent;
import io.throughline.events.ActionOpened;
import io.throughline.events.ActionOverdue;
import io.throughline.events.ActionReopened;
import io.throughline.events.ActionStarted;
import io.throughline.events.ActionVerificationDue;
import io.throughline.events.ActionVerificationFailed;
import io.throughline.events.EventType;
import io.throughline.events.IncidentPolicy;
import io.throughline.events.PersonChanged;
import io.throughline.events.ServiceChanged;
import io.throughline.kit.testing.TestDatabase;
import io.throughline.kit.testing.TestEvents;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** From an event of a prevention action on Kafka to the inbox of whom it concerns. */
@QuarkusTest
class TellingOfActionsTest {
    private static final String SYSTEM = "system";

    TestDatabase database;

    @ParameterizedTest(name = "{0}")
    @MethodSource("events")
    void whomItConcernsIsToldOnce(
            String name, BiFunction<ActionFacts, String, ActionEvent> event, boolean ownersOwn, String summary) {
        String owner = newPerson("owner");
        String other = newPerson("other");
        ActionFacts action = ActionFacts.withoutIncident(owner, null);
        ActionEvent said = event.apply(action, other);

        UUID id = TestEvents.publish(said, action.id(), 1);
        TestEvents.publish(said, action.id(), 1, id);

        String told = ownersOwn ? owner : other;
        soon(() -> assertThat(inboxOf(told)).containsExactly(action.reference()));
        assertThat(inboxOf(ownersOwn ? other : owner)).isEmpty();
        as(told).get("/api/v1/inbox")
                .then()
                .body("items[0].event", equalTo(EventType.of(said).typeName()))
                .body("items[0].title", equalTo("Alert on slow payments"))
                .body("items[0].summary", containsString(summary))
                .body("items[0].incident", nullValue())
                .body("items[0].service", nullValue())
                .body("items[0].severity", nullValue());
    }

    static Stream<Arguments> events() {
        return Stream.of(
                event(
                        "opened",
                        (action, other) -> new ActionOpened(action.snapshot(), SYSTEM, null),
                        true,
                        "by 2026-12-04"),
                event(
                        "assigned",
                        (action, other) -> new ActionAssigned(action.snapshot(), SYSTEM, null),
                        true,
                        "by 2026-12-04"),
                event(
                        "due soon",
                        (action, other) -> new ActionDueSoon(action.snapshot(), SYSTEM, null, 1),
                        true,
                        "in 1 day,"),
                event(
                        "overdue",
                        (action, other) -> new ActionOverdue(action.snapshot(), SYSTEM, null),
                        true,
                        "overdue"),
                event(
                        "verification failed",
                        (action, other) -> new ActionVerificationFailed(action.snapshot(), other, "it did not fire"),
                        true,
                        "verification failed"),
                event(
                        "reopened",
                        (action, other) -> new ActionReopened(action.inProgress(), other, null),
                        true,
                        "did not hold"),
                event(
                        "taken up again",
                        (action, other) -> new ActionReopened(action.snapshot(), other, null),
                        true,
                        "not accepted any more"),
                event(
                        "completed",
                        (action, other) -> new ActionCompleted(action.snapshot(), SYSTEM, null, List.of(other)),
                        false,
                        "please verify"),
                event(
                        "verification due",
                        (action, other) -> new ActionVerificationDue(action.snapshot(), SYSTEM, null, List.of(other)),
                        false,
                        "nobody has verified"),
                event(
                        "escalated",
                        (action, other) -> new ActionEscalated(
                                action.snapshot(), SYSTEM, null, "OVERDUE", "SERVICE_OWNER", List.of(other)),
                        false,
                        "nothing happened"));
    }

    private static Arguments event(
            String name, BiFunction<ActionFacts, String, ActionEvent> event, boolean ownersOwn, String summary) {
        return arguments(name, event, ownersOwn, summary);
    }

    @Test
    void leadershipIsAGroupWhoseActiveMembersAreTold() {
        String leader = person("leader", true, "leadership");
        String former = person("former", false, "leadership");
        String named = newPerson("named");
        ActionFacts action = ActionFacts.withoutIncident(newPerson("owner"), null);

        TestEvents.publish(
                new ActionEscalated(action.snapshot(), SYSTEM, null, "UNVERIFIED", "LEADERSHIP", List.of(named)),
                action.id(),
                1);

        soon(() -> assertThat(inboxOf(leader)).containsExactly(action.reference()));
        assertThat(inboxOf(named)).containsExactly(action.reference());
        assertThat(inboxOf(former)).isEmpty();
    }

    @Test
    void whileNobodyLeadsTheFallbackIsToldAndNotTheServicesOwnerAgain() throws SQLException {
        String accountable = newPerson("accountable");
        String deputy = newPerson("deputy");
        ActionFacts first = ActionFacts.withoutIncident(newPerson("owner"), service(accountable, deputy));
        ActionFacts second = ActionFacts.withoutIncident(newPerson("owner"), first.service());
        change(database, "UPDATE person SET active = false WHERE groups && ARRAY['leadership', 'fallback']");

        TestEvents.publish(escalatedToLeadership(first), first.id(), 1);
        soon(() -> assertThat(inboxOf("last.resort@example.org")).contains(first.reference()));
        String oncall = person("oncall", true, "fallback");
        TestEvents.publish(escalatedToLeadership(second), second.id(), 1);
        soon(() -> assertThat(inboxOf(oncall)).containsExactly(second.reference()));

        assertThat(inboxOf("last.resort@example.org")).doesNotContain(second.reference());
        assertThat(inboxOf(accountable)).isEmpty();
        assertThat(inboxOf(deputy)).isEmpty();
        change(database, "UPDATE person SET active = false WHERE email = ?", oncall);
    }

    private static ActionEscalated escalatedToLeadership(ActionFacts action) {
        return new ActionEscalated(action.snapshot(), SYSTEM, null, "OVERDUE", "LEADERSHIP", List.of());
    }

    @Test
    void whoMustNotVerifyIsNotAskedToWhereNobodyElseIsNamed() {
        String owner = newPerson("owner");
        String helper = newPerson("helper");
        String deputy = newPerson("deputy");
        String left = person("left", false, "none");
        ActionFacts first = ActionFacts.withoutIncident(owner, service(owner, deputy));
        ActionFacts second = ActionFacts.withoutIncident(owner, service(helper, deputy));
        ActionFacts third = ActionFacts.withoutIncident(owner, service(owner, helper));

        TestEvents.publish(new ActionCompleted(first.doneBy(owner), owner, null, List.of()), first.id(), 1);
        TestEvents.publish(
                new ActionVerificationDue(second.doneBy(helper), SYSTEM, null, List.of(left, helper)), second.id(), 1);
        TestEvents.publish(new ActionCompleted(third.doneBy(helper), helper, null, List.of()), third.id(), 1);

        soon(() -> assertThat(inboxOf(deputy)).containsExactlyInAnyOrder(first.reference(), second.reference()));
        soon(() -> assertThat(inboxOf("last.resort@example.org")).contains(third.reference()));
        assertThat(inboxOf(owner)).isEmpty();
        assertThat(inboxOf(helper)).isEmpty();
    }

    @Test
    void whenTheOwnerHasLeftTheServicesOwnerIsToldThenTheDeputiesThenTheLastResort() {
        String left = person("left", false, "none");
        String accountable = newPerson("accountable");
        String deputy = newPerson("deputy");
        String owned = service(accountable, deputy);
        String vacant = service("tbd", deputy);
        ActionFacts first = ActionFacts.withoutIncident(left, owned);
        ActionFacts second = ActionFacts.withoutIncident("tbd", vacant);
        ActionFacts third = ActionFacts.withoutIncident(left, "nowhere");

        TestEvents.publish(new ActionOpened(first.snapshot(), SYSTEM, null), first.id(), 1);
        TestEvents.publish(new ActionOverdue(second.snapshot(), SYSTEM, null), second.id(), 1);
        TestEvents.publish(new ActionCompleted(third.snapshot(), SYSTEM, null, null), third.id(), 1);

        soon(() -> assertThat(inboxOf(accountable)).containsExactly(first.reference()));
        soon(() -> assertThat(inboxOf(deputy)).containsExactly(second.reference()));
        soon(() -> assertThat(inboxOf("last.resort@example.org")).contains(third.reference()));
        assertThat(inboxOf(left)).isEmpty();
    }

    @Test
    void nobodyHasToDoAnythingAboutAnActionThatIsWorkedOn() {
        String owner = newPerson("owner");
        ActionFacts action = ActionFacts.withoutIncident(owner, null);

        TestEvents.publish(new ActionStarted(action.snapshot(), owner, null), action.id(), 1);
        TestEvents.publish(new ActionOverdue(action.snapshot(), SYSTEM, null), action.id(), 2);

        soon(() -> assertThat(inboxOf(owner)).containsExactly(action.reference()));
    }

    @Test
    void severityIsTheIncidents() {
        String owner = newPerson("owner");
        IncidentFacts incident = known(IncidentFacts.publicOne(newPerson("lead")));
        ActionFacts action = ActionFacts.of(incident, owner);

        TestEvents.publish(new ActionOpened(action.snapshot(), SYSTEM, null), action.id(), 1);

        soon(() -> assertThat(inboxOf(owner)).containsExactly(action.reference()));
        as(newPerson("anybody"))
                .queryParam("about", action.reference())
                .get("/api/v1/notifications")
                .then()
                .body("items.severity", contains("SEV1"))
                .body("items.incident", contains(incident.reference()))
                .body("items.title", contains("Alert on slow payments"));
    }

    @Test
    void ofAPrivateIncidentsActionOnlyItsOwnerAndTheMembersReadTheTitle() {
        String owner = newPerson("owner");
        String member = newPerson("member");
        String verifier = newPerson("verifier");
        ActionFacts action = ActionFacts.of(known(IncidentFacts.privateOne(member, member)), owner);

        TestEvents.publish(new ActionOpened(action.snapshot(), SYSTEM, null), action.id(), 1);
        TestEvents.publish(
                new ActionCompleted(action.snapshot(), owner, null, List.of(verifier, member)), action.id(), 2);

        soon(() -> assertThat(inboxOf(verifier)).containsExactly(action.reference()));
        titleSeenBy(verifier, "A private action");
        titleSeenBy(member, "Alert on slow payments");
        titleSeenBy(owner, "Alert on slow payments");
        as(newPerson("outsider"))
                .queryParam("about", action.reference())
                .get("/api/v1/notifications")
                .then()
                .body("items", empty());
    }

    @Test
    void anIncidentThatIsNotKnownYetMayBePrivate() {
        String owner = newPerson("owner");
        String verifier = newPerson("verifier");
        ActionFacts action = ActionFacts.of(IncidentFacts.publicOne(owner), owner);

        TestEvents.publish(new ActionCompleted(action.snapshot(), owner, null, List.of(verifier)), action.id(), 1);

        soon(() -> assertThat(inboxOf(verifier)).containsExactly(action.reference()));
        titleSeenBy(verifier, "A private action");
        as(owner)
                .queryParam("about", action.reference())
                .get("/api/v1/notifications")
                .then()
                .body("items", empty());
    }

    @Test
    void anActionWithoutIncidentIsSeenByAll() {
        String owner = newPerson("owner");
        ActionFacts action = ActionFacts.withoutIncident(owner, null);

        TestEvents.publish(new ActionOpened(action.snapshot(), SYSTEM, null), action.id(), 1);

        soon(() -> as(newPerson("anybody"))
                .queryParam("about", action.reference())
                .get("/api/v1/notifications")
                .then()
                .body("items.recipient", contains(owner)));
    }

    @Test
    void whatAReleaseBeforeAddsBesideThisOneIsOfItsIncident() throws SQLException {
        String grace = newPerson("grace");
        IncidentFacts incident = known(IncidentFacts.privateOne(grace, grace));

        change(database, "UPDATE notification SET incident = NULL WHERE about = ?", incident.reference());

        as(newPerson("outsider"))
                .queryParam("about", incident.reference())
                .get("/api/v1/notifications")
                .then()
                .body("items", empty());
        as(grace)
                .queryParam("about", incident.reference())
                .get("/api/v1/notifications")
                .then()
                .body("items.incident", contains(incident.reference()));
    }

    private static IncidentFacts known(IncidentFacts incident) {
        TestEvents.publish(incident.declared(), incident.id(), 1);
        soon(() -> assertThat(inboxOf(incident.contact())).contains(incident.reference()));
        return incident;
    }

    private String person(String name, boolean active, String group) {
        String email = newPerson(name);
        TestEvents.publish(new PersonChanged(email, name, "Europe/Berlin", active, List.of(group)), email, 1);
        soon(() -> assertThat(value(database, "SELECT active FROM person WHERE email = ?", email))
                .isEqualTo(active ? "t" : "f"));
        return email;
    }

    private String service(String owner, String deputy) {
        String slug = "s-" + UUID.randomUUID();
        TestEvents.publish(
                new ServiceChanged(
                        slug,
                        "Checkout",
                        1,
                        null,
                        "Europe/Berlin",
                        owner,
                        List.of(deputy),
                        List.of(),
                        List.of(),
                        new IncidentPolicy(List.of(), 10, null, null),
                        null,
                        Map.of(),
                        null),
                slug,
                1);
        soon(() -> assertThat(value(database, "SELECT slug FROM service WHERE slug = ?", slug))
                .isEqualTo(slug));
        return slug;
    }

    private static void titleSeenBy(String recipient, String title) {
        as(recipient)
                .queryParam("recipient", recipient)
                .get("/api/v1/notifications")
                .then()
                .body("items.title", hasItem(title));
    }
}
