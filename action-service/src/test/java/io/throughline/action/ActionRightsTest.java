package io.throughline.action;

import static io.restassured.RestAssured.given;
import static io.throughline.action.ActionUnderTest.NEXT_YEAR;
import static io.throughline.action.ServiceUnderTest.json;
import static io.throughline.action.ServiceUnderTest.newPerson;
import static io.throughline.action.ServiceUnderTest.soon;
import static io.throughline.kit.testing.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.throughline.kit.testing.Problems;
import io.throughline.kit.testing.TestDatabase;
import io.throughline.kit.testing.Tokens;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may do what with an action, and who may know of it: the table of the design's {@code api.md}, "Roles". */
@QuarkusTest
class ActionRightsTest {
    private static final List<String> WHO =
            List.of("action owner", "lead", "service owner", "deputy", "verifier", "leadership", "admin", "stranger");
    private static Catalogue catalogue;

    TestDatabase database;

    @BeforeEach
    void announce() {
        catalogue = catalogue == null ? Catalogue.announced(database) : catalogue;
    }

    /** A call, the status that it is legal in, and who may make it. */
    private record Call(String name, String status, List<String> who) {}

    private static final List<String> RUN = List.of("lead", "service owner", "deputy");
    private static final List<String> WORK = List.of("action owner", "lead", "service owner", "deputy");
    private static final List<Call> CALLS = List.of(
            new Call("start", "OPEN", WORK),
            new Call("block", "OPEN", WORK),
            new Call("complete", "OPEN", WORK),
            new Call("describe", "OPEN", WORK),
            new Call("owner", "OPEN", RUN),
            new Call("due-date", "OPEN", RUN),
            new Call("verify", "DONE", List.of("lead", "service owner", "deputy", "verifier")),
            new Call("fail-verification", "DONE", List.of("lead", "service owner", "deputy", "verifier")),
            new Call("drop", "OPEN", List.of("service owner", "deputy", "leadership")),
            new Call("reopen", "VERIFIED", List.of("lead", "service owner", "deputy", "verifier", "leadership")),
            new Call("reopen", "DROPPED", List.of("lead", "service owner", "deputy", "verifier", "leadership")));

    static Stream<Arguments> everyCallByEverybody() {
        return CALLS.stream()
                .flatMap(call -> WHO.stream()
                        .map(who -> Arguments.of(
                                call.name(), call.status(), who, call.who().contains(who))));
    }

    @ParameterizedTest(name = "{0} of one that is {1} by the {2}: {3}")
    @MethodSource("everyCallByEverybody")
    void callIsForThoseOfTheTable(String call, String status, String who, boolean may) {
        ActionUnderTest action = ActionUnderTest.in(status, catalogue);
        String before = action.everything();

        Response answer = call(as(who, action), action, call);

        if (may) {
            answer.then().statusCode(200);
            assertThat(action.everything()).isNotEqualTo(before);
        } else {
            assertProblem(answer, 403, "forbidden");
            assertThat(action.everything()).isEqualTo(before);
        }
    }

    private static RequestSpecification as(String who, ActionUnderTest action) {
        return switch (who) {
            case "action owner" -> json(action.owner);
            case "lead" -> json(catalogue.lead);
            case "service owner" -> json(catalogue.owner);
            case "deputy" -> json(catalogue.deputy);
            case "verifier" -> json(catalogue.verifier);
            case "leadership" -> json(newPerson("boss"), "leadership");
            case "admin" -> json(newPerson("root"), "admin");
            case "stranger" -> json(newPerson("stranger"), "responder", "incident-lead", "service-owner");
            default -> throw new IllegalArgumentException(who);
        };
    }

    private static Response call(RequestSpecification caller, ActionUnderTest action, String call) {
        return switch (call) {
            case "describe" -> caller.body(Map.of("title", "Otherwise")).patch(action.path(""));
            case "owner" -> caller.body(Map.of("owner", newPerson("alan"))).put(action.path("/owner"));
            case "due-date" ->
                caller.body(Map.of("dueOn", NEXT_YEAR.plusDays(1).toString(), "reason", "R"))
                        .put(action.path("/due-date"));
            default -> caller.body(ActionUnderTest.least(call)).post(action.path("/" + call));
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"lead", "service owner", "deputy", "verifier", "leadership"})
    void whoOwnsTheActionNeitherVerifiesNorDropsItWhateverElseTheyAre(String who) {
        String person = person(who);
        ActionUnderTest action = ActionUnderTest.opened(catalogue, Map.of("owner", person));
        RequestSpecification owner = json(person, "responder", "leadership");

        assertProblem(
                json(person, "leadership").body(ActionUnderTest.least("drop")).post(action.path("/drop")),
                403,
                "forbidden");
        action.moveAs(person, "complete", ActionUnderTest.SHOWN).then().statusCode(200);
        assertProblem(owner.body(Map.of()).post(action.path("/verify")), 403, "forbidden");
        assertProblem(
                json(person, "leadership").body(Map.of("reason", "No")).post(action.path("/fail-verification")),
                403,
                "forbidden");
        assertThat(json(person).get(action.path("")).<String>path("status")).isEqualTo("DONE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"lead", "service owner", "deputy"})
    void whoCompletedItDoesNotVerifyItAndNorDoesItsOwner(String who) {
        ActionUnderTest action = ActionUnderTest.opened(catalogue);
        String person = person(who);
        action.moveAs(person, "complete", ActionUnderTest.SHOWN)
                .then()
                .statusCode(200)
                .body("completedBy", equalTo(person));

        for (String one : List.of(person, action.owner)) {
            assertProblem(action.moveAs(one, "verify", Map.of()), 403, "forbidden");
            assertProblem(action.moveAs(one, "fail-verification", Map.of("reason", "No")), 403, "forbidden");
        }
        action.moveAs(catalogue.verifier, "verify", Map.of()).then().statusCode(200);
    }

    private static String person(String who) {
        return switch (who) {
            case "lead" -> catalogue.lead;
            case "service owner" -> catalogue.owner;
            case "deputy" -> catalogue.deputy;
            case "verifier" -> catalogue.verifier;
            default -> newPerson("boss");
        };
    }

    @Test
    void rightsFollowTheLeadAndTheOwnerOfTheAction() {
        ActionUnderTest action = ActionUnderTest.opened(catalogue);
        String alan = newPerson("alan");

        json(catalogue.lead)
                .body(Map.of("owner", alan))
                .put(action.path("/owner"))
                .then()
                .statusCode(200);

        assertProblem(action.moveAs(action.owner, "start", Map.of()), 403, "forbidden");
        action.moveAs(alan, "complete", ActionUnderTest.SHOWN).then().statusCode(200);
        assertProblem(action.moveAs(action.owner, "verify", Map.of()), 403, "forbidden");
    }

    @ParameterizedTest(name = "by the {0}: {1}")
    @MethodSource("openers")
    void actionIsOpenedByTheLeadOrAnOwnerOfTheService(String who, boolean may) {
        ActionUnderTest any = ActionUnderTest.opened(catalogue);
        for (String belongsTo : List.of("incident", "service")) {
            boolean mayHere = may && !(who.equals("lead") && belongsTo.equals("service"));
            Response answer = as(who, any)
                    .body(Map.of(
                            "title",
                            "T",
                            "type",
                            "DETECT",
                            "owner",
                            newPerson("grace"),
                            belongsTo,
                            belongsTo.equals("service") ? catalogue.service : catalogue.incident))
                    .post("/api/v1/actions");

            if (mayHere) {
                answer.then().statusCode(201);
            } else {
                assertProblem(answer, 403, "forbidden");
            }
        }
    }

    static Stream<Arguments> openers() {
        return WHO.stream().map(who -> Arguments.of(who, RUN.contains(who)));
    }

    @Test
    void nobodyOwnsAServiceThatNobodyHasAnnounced() {
        assertProblem(
                json(catalogue.owner, "leadership", "admin")
                        .body(Map.of("title", "T", "type", "DETECT", "owner", catalogue.owner, "service", "nowhere"))
                        .post("/api/v1/actions"),
                403,
                "forbidden");
    }

    @Test
    void tokenWithoutAnAddressOpensNothing() {
        ActionUnderTest action = ActionUnderTest.opened(catalogue);
        for (String path : List.of(
                "/api/v1/actions",
                "/api/v1/actions/overdue",
                "/api/v1/actions/summary",
                action.path(""),
                action.path("/history"))) {
            assertProblem(nobody().get(path), 403, "forbidden");
        }
        for (String call : List.of("start", "drop", "verify")) {
            assertProblem(nobody().body(ActionUnderTest.least(call)).post(action.path("/" + call)), 403, "forbidden");
        }
    }

    private static RequestSpecification nobody() {
        return given().auth()
                .oauth2(Tokens.withoutEmail("leadership", "service-owner"))
                .contentType(ContentType.JSON);
    }

    @Test
    void privateIncidentHidesItsActionsEverywhereButFromItsMembersAndFromWhoOwnsOrVerifiesTheAction() {
        Catalogue secret = Catalogue.announced(database);
        ActionUnderTest action = ActionUnderTest.opened(secret, Map.of("dueOn", "2026-01-15"));
        String member = newPerson("member");
        secret.becomes(database, "SEV1", "RESOLVED", List.of(secret.lead, secret.owner, secret.deputy, member));
        soon(() -> action.get().then().body("overdue", equalTo(true)));

        for (String insider : List.of(action.owner, secret.lead, member, secret.verifier)) {
            json(insider).get(action.path("")).then().statusCode(200);
            json(insider).get(action.path("/history")).then().statusCode(200);
            json(insider)
                    .queryParam("incident", secret.incident)
                    .get("/api/v1/actions")
                    .then()
                    .body("items.reference", contains(action.ref));
            assertThat(overdue(insider)).contains(action.ref);
            json(insider).get("/api/v1/actions/summary").then().body("groups.group", hasItem(secret.service));
        }
        for (RequestSpecification outsider :
                List.of(json(newPerson("outsider")), json(newPerson("outsider"), "admin", "leadership"))) {
            for (String path : List.of(action.path(""), "/api/v1/actions/" + action.id, action.path("/history"))) {
                assertProblem(given().spec(outsider).get(path), 404, "not-found");
            }
            for (Call call : CALLS) {
                assertProblem(call(given().spec(outsider), action, call.name()), 404, "not-found");
            }
        }
        String outsider = newPerson("outsider");
        json(outsider)
                .queryParam("incident", secret.incident)
                .get("/api/v1/actions")
                .then()
                .body("items", equalTo(List.of()));
        json(outsider)
                .queryParam("owner", action.owner)
                .get("/api/v1/actions")
                .then()
                .body("items", equalTo(List.of()));
        assertThat(overdue(outsider)).doesNotContain(action.ref);
        json(outsider).get("/api/v1/actions/summary").then().body("groups.group", not(hasItem(secret.service)));
        Problems.assertBadFields(
                json(outsider)
                        .body(Map.of("title", "T", "type", "DETECT", "owner", outsider, "incident", secret.incident))
                        .post("/api/v1/actions"),
                "/incident");
        // the owner of the action sees it, not its incident
        Problems.assertBadFields(
                json(action.owner)
                        .body(Map.of("title", "T", "type", "DETECT", "owner", outsider, "incident", secret.incident))
                        .post("/api/v1/actions"),
                "/incident");
    }

    /** All of the list, page by page. */
    private static List<String> overdue(String person) {
        List<String> references = new java.util.ArrayList<>();
        String after = null;
        do {
            RequestSpecification request = json(person).queryParam("limit", 200);
            Response page =
                    (after == null ? request : request.queryParam("after", after)).get("/api/v1/actions/overdue");
            page.then().statusCode(200);
            references.addAll(page.<List<String>>path("items.reference"));
            after = page.path("next");
        } while (after != null);
        return references;
    }
}
