package io.throughline.action;

import static io.throughline.action.ServiceUnderTest.as;
import static io.throughline.action.ServiceUnderTest.json;
import static io.throughline.action.ServiceUnderTest.newPerson;
import static io.throughline.action.ServiceUnderTest.soon;
import static io.throughline.action.ServiceUnderTest.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.throughline.events.IncidentAlertsLinked;
import io.throughline.events.IncidentSnapshot;
import io.throughline.events.PersonChanged;
import io.throughline.kit.testing.TestDatabase;
import io.throughline.kit.testing.TestEvents;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the service and the incident of an action decide about it. */
@QuarkusTest
class SurroundingsTest {
    TestDatabase database;

    @Test
    void whoOwnsSomethingElseHangsNoActionOnAnIncident() {
        Catalogue concerned = Catalogue.announced(database);
        Catalogue other = Catalogue.announced(database);

        json(other.owner)
                .body(request(concerned, other.service))
                .post("/api/v1/actions")
                .then()
                .statusCode(403);
        json(concerned.owner)
                .body(request(concerned, other.service))
                .post("/api/v1/actions")
                .then()
                .statusCode(201);
    }

    @Test
    void whoOwnsAnotherServiceOfTheIncidentOpensAndRunsItsActions() {
        Catalogue first = Catalogue.announced(database);
        Catalogue second = Catalogue.announced(database);
        concerns(first, second);

        String path = "/api/v1/actions/"
                + json(second.owner)
                        .body(request(first, first.service))
                        .post("/api/v1/actions")
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("reference");

        json(second.deputy).body(Map.of()).post(path + "/start").then().statusCode(200);
    }

    @Test
    void whoMayVerifyAnActionOfAPrivateIncidentSeesTheAction() {
        Catalogue catalogue = Catalogue.announced(database);
        ActionUnderTest action = ActionUnderTest.in("DONE", catalogue);
        catalogue.becomes(database, "SEV2", "PREVENTING", List.of(catalogue.lead));

        as(newPerson("stranger")).get(action.path("")).then().statusCode(404);
        as(catalogue.verifier).get(action.path("")).then().statusCode(200);
        action.moveAs(catalogue.verifier, "verify", Map.of()).then().statusCode(200);
    }

    @Test
    void whoHasLeftIsNotAskedToVerify() {
        Catalogue catalogue = Catalogue.announced(database);
        for (String person : List.of(catalogue.verifier, catalogue.lead, catalogue.owner)) {
            leaves(person);
        }

        ActionUnderTest action = ActionUnderTest.in("DONE", catalogue);

        assertThat(action.history().<String>path("items[1].details.verifiers")).isEqualTo(catalogue.deputy);
    }

    @Test
    void withoutATeamTheDaysAreThoseOfTheService() {
        Catalogue catalogue = Catalogue.announced(database);
        TestEvents.publish(catalogue.record(null), catalogue.service, 2);
        soon(() -> assertThat(value(
                        database,
                        "SELECT coalesce(calendar::text, 'none') FROM service WHERE slug = ?",
                        catalogue.service))
                .isEqualTo("none"));

        ActionUnderTest action = ActionUnderTest.opened(catalogue, Map.of("dueOn", "2027-01-15"));

        action.get().then().body("timeZone", equalTo("Europe/Berlin")).body("dueAt", equalTo("2027-01-15T23:00:00Z"));
    }

    private static Map<String, Object> request(Catalogue incident, String service) {
        return Map.of(
                "title",
                "Check it",
                "type",
                "PREVENT",
                "owner",
                newPerson("grace"),
                "incident",
                incident.incident,
                "service",
                service);
    }

    private void concerns(Catalogue first, Catalogue second) {
        IncidentSnapshot alone = first.snapshot("SEV2", "INVESTIGATING", List.of());
        TestEvents.publish(
                new IncidentAlertsLinked(
                        new IncidentSnapshot(
                                alone.reference(),
                                alone.title(),
                                alone.service(),
                                List.of(first.service, second.service),
                                alone.owner(),
                                alone.severity(),
                                alone.status(),
                                alone.lead(),
                                false,
                                List.of()),
                        0,
                        List.of(),
                        "Both"),
                first.incidentId.toString(),
                first.nextIncidentSequence());
        soon(() -> assertThat(
                        value(database, "SELECT cardinality(services) FROM incident WHERE id = ?", first.incidentId))
                .isEqualTo("2"));
    }

    private void leaves(String person) {
        TestEvents.publish(new PersonChanged(person, "Gone", "Europe/Berlin", false, List.of()), person, 1);
        soon(() -> assertThat(value(database, "SELECT active FROM person WHERE email = ?", person))
                .isEqualTo("f"));
    }
}
