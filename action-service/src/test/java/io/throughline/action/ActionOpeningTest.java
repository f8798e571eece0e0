package io.throughline.action;

import static io.throughline.action.ServiceUnderTest.json;
import static io.throughline.action.ServiceUnderTest.newPerson;
import static io.throughline.action.ServiceUnderTest.soon;
import static io.throughline.action.ServiceUnderTest.value;
import static io.throughline.kit.testing.Problems.assertBadFields;
import static io.throughline.kit.testing.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.throughline.events.DraftedAction;
import io.throughline.events.IncidentReviewPublished;
import io.throughline.events.PersonChanged;
import io.throughline.events.TeamCalendar;
import io.throughline.kit.testing.TestDatabase;
import io.throughline.kit.testing.TestEvents;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Actions are opened by hand, and once for each draft of a published review. */
@QuarkusTest
class ActionOpeningTest {
    private static Catalogue catalogue;

    TestDatabase database;

    @BeforeEach
    void announce() {
        catalogue = catalogue == null ? Catalogue.announced(database) : catalogue;
    }

    @Test
    void aDraftIsOpenedOnceHoweverOftenItIsPublished() throws Exception {
        Catalogue own = Catalogue.announced(database);
        DraftedAction first = draft(newPerson("grace"));
        DraftedAction second = draft(newPerson("alan"));
        DraftedAction third = draft(newPerson("linus"));
        IncidentReviewPublished review = own.review(1, "America/New_York", first, second);
        long sequence = own.nextIncidentSequence();

        UUID event = TestEvents.publish(review, own.incidentId.toString(), sequence);
        TestEvents.publish(review, own.incidentId.toString(), sequence, event);
        TestEvents.publish(
                own.review(2, "America/New_York", second, third, first),
                own.incidentId.toString(),
                own.nextIncidentSequence());

        soon(() -> json(own.lead)
                .queryParam("incident", own.incident)
                .get("/api/v1/actions")
                .then()
                .body("items.owner", containsInAnyOrder(first.owner(), second.owner(), third.owner())));
        for (DraftedAction draft : List.of(first, second, third)) {
            assertThat(value(database, "SELECT count(*) FROM action WHERE item = ?::uuid", draft.item()))
                    .isEqualTo("1");
            assertThat(value(
                            database,
                            "SELECT count(*) FROM action_history h JOIN action a ON a.id = h.action_id"
                                    + " WHERE a.item = ?::uuid AND h.change = 'OPENED'",
                            draft.item()))
                    .isEqualTo("1");
        }
    }

    @Test
    void whatWasDroppedOrDoneMeanwhileIsNotOpenedAgain() throws Exception {
        Catalogue own = Catalogue.announced(database);
        DraftedAction draft = draft(newPerson("grace"));
        publish(own, own.review(1, "Europe/Berlin", draft));
        String reference = onlyActionOf(own).path("items[0].reference");
        json(own.owner)
                .body(ActionUnderTest.least("drop"))
                .post("/api/v1/actions/" + reference + "/drop")
                .then()
                .statusCode(200);

        publish(own, own.review(2, "Europe/Berlin", draft, draft(newPerson("alan"))));

        soon(() -> assertThat(json(own.lead)
                        .queryParam("incident", own.incident)
                        .get("/api/v1/actions")
                        .<List<String>>path("items.status"))
                .containsExactly("OPEN", "DROPPED"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "America/New_York,   2027-01-16T05:00:00Z, America/New_York",
        "Asia/Kathmandu,     2027-01-15T18:15:00Z, Asia/Kathmandu",
        "Mars/Olympus_Mons,  2027-01-16T00:00:00Z, UTC",
        "' ',                2027-01-16T00:00:00Z, UTC"
    })
    void dueDateIsMeantWhereTheReviewSays(String zone, String dueAt, String meant) {
        Catalogue own = Catalogue.announced(database);
        DraftedAction draft = draft(newPerson("grace"));

        publish(own, own.review(1, zone, draft));

        onlyActionOf(own)
                .then()
                .body("items[0].dueOn", equalTo("2027-01-15"))
                .body("items[0].dueAt", equalTo(dueAt))
                .body("items[0].timeZone", equalTo(meant))
                .body("items[0].title", equalTo("Check it"))
                .body("items[0].type", equalTo("DETECT"))
                .body("items[0].priority", equalTo("P2"))
                .body("items[0].service", equalTo(own.service))
                .body("items[0].openedBy", equalTo(own.lead))
                .body("items[0].version", equalTo(1));
    }

    private static void publish(Catalogue catalogue, IncidentReviewPublished review) {
        TestEvents.publish(review, catalogue.incidentId.toString(), catalogue.nextIncidentSequence());
    }

    private static Response onlyActionOf(Catalogue catalogue) {
        soon(() -> json(catalogue.lead)
                .queryParam("incident", catalogue.incident)
                .get("/api/v1/actions")
                .then()
                .body("items.size()", equalTo(1)));
        return json(catalogue.lead).queryParam("incident", catalogue.incident).get("/api/v1/actions");
    }

    private static DraftedAction draft(String owner) {
        return new DraftedAction(
                UUID.randomUUID().toString(), "Check it", "DETECT", "P2", owner, LocalDate.parse("2027-01-15"));
    }

    @Test
    void openedByHandItSaysWhereItIs() {
        Map<String, Object> request = request();
        request.putAll(Map.of(
                "description", " In more words ",
                "priority", "P1",
                "dueOn", "2027-03-27",
                "rootCause", "DEPENDENCY",
                "link", "https://example.org/1",
                "note", "Asked in the review"));
        request.put("owner", " " + ((String) request.get("owner")).toUpperCase(java.util.Locale.ROOT));

        Response opened = json(catalogue.lead).body(request).post("/api/v1/actions");

        opened.then()
                .statusCode(201)
                .header("ETag", equalTo("\"1\""))
                .body("status", equalTo("OPEN"))
                .body("owner", equalTo(((String) request.get("owner")).strip().toLowerCase(java.util.Locale.ROOT)))
                .body("service", equalTo(catalogue.service))
                .body("incident", equalTo(catalogue.incident))
                .body("description", equalTo("In more words"))
                .body("dueAt", equalTo("2027-03-27T23:00:00Z"))
                .body("openedBy", equalTo(catalogue.lead))
                .body("overdue", equalTo(false));
        String location = opened.header("Location");
        assertThat(location).endsWith("/api/v1/actions/" + opened.path("reference"));
        Response found = json(catalogue.lead).get(location);
        assertThat(found.asString()).isEqualTo(opened.asString());
        assertThat(found.header("ETag")).isEqualTo(opened.header("ETag"));
        json(catalogue.lead)
                .get(location + "/history")
                .then()
                .body("items.change", equalTo(List.of("OPENED")))
                .body("items[0].reason", equalTo("Asked in the review"))
                .body("items[0].number", equalTo(1));
    }

    @Test
    void withoutAPriorityItIsP3AndServiceAloneIsEnough() {
        Map<String, Object> request = request();
        request.remove("incident");
        request.put("service", catalogue.service);

        json(catalogue.deputy)
                .body(request)
                .post("/api/v1/actions")
                .then()
                .statusCode(201)
                .body("priority", equalTo("P3"))
                .body("incident", nullValue())
                .body("description", nullValue());
    }

    @Test
    void everyBadFieldIsNamedAtOnce() {
        assertBadFields(
                json(catalogue.lead).body("""
                                {"title": " ", "type": "HOPE", "priority": "P0", "owner": "tbd", "service": "Not A Slug",
                                 "incident": "ACT-1", "dueOn": "10000-01-01", "rootCause": "why", "link": "ftp://x",
                                 "note": 7, "status": "DONE", "verifiedBy": "ada@example.org"}""").post("/api/v1/actions"),
                "/title",
                "/type",
                "/priority",
                "/owner",
                "/service",
                "/incident",
                "/dueOn",
                "/rootCause",
                "/link",
                "/note",
                "/status",
                "/verifiedBy");
        assertBadFields(json(catalogue.lead).body("{}").post("/api/v1/actions"), "/title", "/type", "/owner");
        assertBadFields(json(catalogue.lead).when().post("/api/v1/actions"), "/title", "/type", "/owner");
    }

    @Test
    void everythingThatOnlyTheDataTellsIsNamedAtOnceToo() {
        String gone = newPerson("gone");
        TestEvents.publish(new PersonChanged(gone, "Gone", "Europe/Berlin", false, List.of()), gone, 1);
        soon(() -> assertThat(value(database, "SELECT active FROM person WHERE email = ?", gone))
                .isEqualTo("f"));
        Map<String, Object> request = request();
        request.putAll(Map.of("owner", gone, "incident", "INC-999999999999999999", "dueOn", "1999-12-31"));

        assertBadFields(json(catalogue.lead).body(request).post("/api/v1/actions"), "/owner", "/incident", "/dueOn");
        ActionUnderTest action = ActionUnderTest.opened(catalogue);
        assertBadFields(json(catalogue.lead).body(Map.of("owner", gone)).put(action.path("/owner")), "/owner");
        request = request();
        request.remove("incident");
        assertBadFields(json(catalogue.lead).body(request).post("/api/v1/actions"), "/service");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tbd",
                "unknown",
                "none",
                "",
                " ",
                "@",
                "grace@",
                "grace example.org",
                "a@b@c",
                "grace@exa mple.org"
            })
    void ownerIsAPerson(String owner) {
        Map<String, Object> request = request();
        request.put("owner", owner);

        assertBadFields(json(catalogue.lead).body(request).post("/api/v1/actions"), "/owner");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[", "{\"title\": }", "{\"title\":\"a\",\"title\":\"b\"}", "nonsense", "{} {}"})
    void whatIsNoJsonIsRefused(String body) {
        assertProblem(json(catalogue.lead).body(body).post("/api/v1/actions"), 400, "malformed-json");
        ActionUnderTest action = ActionUnderTest.opened(catalogue);
        assertProblem(action(action, body), 400, "malformed-json");
        assertThat(action.changes()).containsExactly("OPENED");
    }

    private static Response action(ActionUnderTest action, String body) {
        return json(action.owner).body(body).post(action.path("/complete"));
    }

    @Test
    void valuesOfAnotherTypeAreNamed() {
        assertBadFields(
                json(catalogue.lead).body("""
                                {"title": 7, "type": ["DETECT"], "owner": {"email": "a@example.org"}, "dueOn": 20270115,
                                 "service": true, "description": [], "link": null}""").post("/api/v1/actions"),
                "/title",
                "/type",
                "/owner",
                "/dueOn",
                "/service",
                "/description");
        for (String body : List.of("[]", "null", "\"text\"", "7")) {
            Response answer = json(catalogue.lead).body(body).post("/api/v1/actions");
            assertProblem(answer, 400, "invalid-request");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"title", "description", "owner", "service", "incident", "rootCause", "link", "note"})
    void controlCharactersAreRefusedWhereverTheyStand(String field) {
        Map<String, Object> request = request();
        request.put(field, "a\u0000b");

        assertBadFields(json(catalogue.lead).body(request).post("/api/v1/actions"), "/" + field);
        if (!List.of("owner", "service", "incident").contains(field)) {
            ActionUnderTest action = ActionUnderTest.opened(catalogue);
            assertBadFields(json(action.owner).body(Map.of(field, "a\u0000b")).patch(action.path("")), "/" + field);
        }
    }

    @ParameterizedTest(name = "{0} of {1}")
    @CsvSource({"title,300", "description,5000", "note,5000"})
    void textsHaveALimit(String field, int limit) {
        Map<String, Object> request = request();
        request.put(field, "x".repeat(limit + 1));
        assertBadFields(json(catalogue.lead).body(request).post("/api/v1/actions"), "/" + field);
        request.put(field, "x".repeat(limit));
        json(catalogue.lead).body(request).post("/api/v1/actions").then().statusCode(201);
    }

    @Test
    void dueDateInThePastIsAcceptedAndOverdueByItself() {
        ActionUnderTest action = ActionUnderTest.opened(catalogue, Map.of("dueOn", "2000-01-01"));

        soon(() -> action.get()
                .then()
                .body("overdue", equalTo(true))
                .body("overdueSince", equalTo("2000-01-01T23:00:00Z")));
        ActionUnderTest.opened(catalogue, Map.of("dueOn", "2999-12-31"))
                .get()
                .then()
                .body("dueAt", equalTo("2999-12-31T23:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({"Mars/Olympus_Mons,DE", "Europe/Berlin,XX"})
    void teamWhoseZoneOrCountryNobodyKnowsHasItsActionsWatchedAllTheSame(String zone, String country) {
        Catalogue own = Catalogue.announced(database);
        TestEvents.publish(own.record(new TeamCalendar(zone, country, List.of())), own.service, 2);
        soon(() -> assertThat(value(
                        database,
                        "SELECT calendar ->> 'country' || (calendar ->> 'timeZone') FROM service WHERE slug = ?",
                        own.service))
                .isEqualTo(country + zone));

        ActionUnderTest action = ActionUnderTest.opened(own, Map.of("dueOn", "2026-01-15"));

        soon(() -> assertThat(action.changes()).containsExactly("OPENED", "OVERDUE", "ESCALATED", "ESCALATED"));
        action.moved("complete");
    }

    private static Map<String, Object> request() {
        return new HashMap<>(Map.of(
                "title", "Check it", "type", "PREVENT", "owner", newPerson("grace"), "incident", catalogue.incident));
    }
}
