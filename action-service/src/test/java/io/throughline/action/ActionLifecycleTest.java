package io.throughline.action;

import static io.throughline.action.ActionUnderTest.NEXT_YEAR;
import static io.throughline.action.ActionUnderTest.SHOWN;
import static io.throughline.action.ServiceUnderTest.json;
import static io.throughline.action.ServiceUnderTest.newPerson;
import static io.throughline.action.ServiceUnderTest.soon;
import static io.throughline.kit.testing.Problems.assertBadFields;
import static io.throughline.kit.testing.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.throughline.events.Topic;
import io.throughline.kit.testing.PublishedEvents;
import io.throughline.kit.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An action moves as its lifecycle says, and says what it may do where it does not. */
@QuarkusTest
class ActionLifecycleTest {
    private static final List<String> STATUSES =
            List.of("OPEN", "IN_PROGRESS", "BLOCKED", "DONE", "VERIFIED", "DROPPED");
    private static final List<String> CALLS =
            List.of("start", "block", "complete", "verify", "fail-verification", "drop", "reopen");
    private static Catalogue catalogue;

    TestDatabase database;

    @BeforeEach
    void announce() {
        catalogue = catalogue == null ? Catalogue.announced(database) : catalogue;
    }

    static Stream<Arguments> everyMoveFromEveryStatus() {
        return STATUSES.stream().flatMap(from -> CALLS.stream().map(call -> Arguments.of(from, call)));
    }

    @ParameterizedTest(name = "{1} from {0}")
    @MethodSource("everyMoveFromEveryStatus")
    void legalMoveLeadsWhereTheListSaysAndAnyOtherChangesNothing(String from, String call) throws IOException {
        ActionUnderTest action = ActionUnderTest.in(from, catalogue);
        Optional<String[]> listed = moves().filter(move -> move[0].equals(from) && move[1].equals(call))
                .findFirst();
        String before = action.everything();
        int version = action.get().path("version");

        Response answer = action.move(call);

        if (listed.isPresent()) {
            answer.then()
                    .statusCode(200)
                    .header("ETag", equalTo("\"" + (version + 1) + "\""))
                    .body("version", equalTo(version + 1))
                    .body("status", equalTo(listed.get()[2]));
            assertThat(action.get().asString()).isEqualTo(answer.asString());
            assertThat(typeOfTheLastEvent(action)).isEqualTo(listed.get()[3]);
        } else {
            assertProblem(answer, 409, "illegal-move");
            assertThat(answer.<List<String>>path("legalMoves")).containsExactlyElementsOf(callsFrom(from));
            assertThat(answer.<String>path("detail")).contains(from);
            assertThat(action.everything()).isEqualTo(before);
            assertThat(lastSequence(action)).isEqualTo(action.changes().size());
        }
    }

    private static Stream<String[]> moves() throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/moves.csv")).stream()
                .skip(1)
                .map(line -> line.split(","));
    }

    private static List<String> callsFrom(String status) throws IOException {
        List<String> legal = moves().filter(move -> move[0].equals(status))
                .map(move -> move[1])
                .toList();
        return CALLS.stream().filter(legal::contains).toList();
    }

    private String typeOfTheLastEvent(ActionUnderTest action) {
        var events = PublishedEvents.of(Topic.ACTION, action.id, lastSequence(action));
        return PublishedEvents.type(events.get(events.size() - 1));
    }

    private long lastSequence(ActionUnderTest action) {
        return PublishedEvents.lastSequence(database, "action", "id", action.id);
    }

    @ParameterizedTest(name = "{0} without {1}")
    @CsvSource({
        "OPEN, block, /reason",
        "DONE, fail-verification, /reason",
        "VERIFIED, reopen, /reason",
        "OPEN, drop, /reason /riskAcceptedUntil",
        "OPEN, complete, /evidence"
    })
    void whatAMoveCannotDoWithoutIsNamed(String status, String call, String pointers) {
        ActionUnderTest action = ActionUnderTest.in(status, catalogue);
        String before = action.everything();

        assertBadFields(action.move(call, Map.of()), pointers.split(" "));
        assertBadFields(
                json(action.owner).when().post(action.path("/" + call)), pointers.split(" ")); // no body is like {}
        Map<String, Object> blank = new HashMap<>(ActionUnderTest.least(call));
        blank.replace("reason", " \u00a0\t");
        blank.replace("evidence", Map.of("text", " ", "url", ""));
        assertBadFields(action.move(call, blank), pointers.split(" ")[0]);
        assertThat(action.everything()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({
        "OPEN,start",
        "OPEN,block",
        "OPEN,complete",
        "DONE,verify",
        "DONE,fail-verification",
        "OPEN,drop",
        "VERIFIED,reopen"
    })
    void moveOfTheFutureIsRefused(String status, String call) {
        ActionUnderTest action = ActionUnderTest.in(status, catalogue);
        String before = action.everything();
        Map<String, Object> tomorrow = new HashMap<>(ActionUnderTest.least(call));
        tomorrow.put("at", Instant.now().plus(1, ChronoUnit.DAYS).toString());

        assertBadFields(action.move(call, tomorrow), "/at");

        assertThat(action.everything()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({"OPEN,complete,openedAt", "DONE,verify,completedAt", "VERIFIED,reopen,verifiedAt"})
    void moveBeforeWhatItFollowsIsRefusedAndOneAtTheSameMomentIsNot(String status, String call, String follows) {
        ActionUnderTest action = ActionUnderTest.in(status, catalogue);
        Instant moment = Instant.parse(action.get().path(follows));
        Map<String, Object> body = new HashMap<>(ActionUnderTest.least(call));

        body.put("at", moment.minus(1, ChronoUnit.MILLIS).toString());
        assertBadFields(action.move(call, body), "/at");
        body.put("at", moment.toString());
        action.move(call, body).then().statusCode(200);

        assertThat(action.history().<List<String>>path("items.at")).last().isEqualTo(moment.toString());
    }

    @Test
    void staleVersionIsRefusedAndTheOneThatIsThereIsNot() {
        ActionUnderTest action = ActionUnderTest.opened(catalogue);
        String tag = action.get().header("ETag");
        action.moved("start");
        String before = action.everything();

        assertProblem(conditional(action, tag, "block"), 412, "stale-version");
        assertProblem(
                json(catalogue.lead)
                        .header("If-Match", tag)
                        .body(Map.of("owner", newPerson("alan")))
                        .put(action.path("/owner")),
                412,
                "stale-version");
        assertProblem(
                json(catalogue.lead)
                        .header("If-Match", tag)
                        .body(Map.of("dueOn", "2027-06-01", "reason", "Later"))
                        .put(action.path("/due-date")),
                412,
                "stale-version");
        assertProblem(
                json(action.owner)
                        .header("If-Match", tag)
                        .body(Map.of("title", "T"))
                        .patch(action.path("")),
                412,
                "stale-version");
        assertBadFields(conditional(action, "yesterday", "block"), "If-Match");
        assertThat(action.everything()).isEqualTo(before);

        Response moved = conditional(action, action.get().header("ETag"), "block");
        moved.then().statusCode(200);
        conditional(action, moved.header("ETag"), "start").then().statusCode(200);
        conditional(action, "*", "complete").then().statusCode(200);
    }

    private static Response conditional(ActionUnderTest action, String tag, String call) {
        return json(action.owner)
                .header("If-Match", tag)
                .body(ActionUnderTest.least(call))
                .post(action.path("/" + call));
    }

    @Test
    void blockedItSaysWhyUntilItGoesOn() {
        ActionUnderTest action = ActionUnderTest.opened(catalogue);

        action.move("block", Map.of("reason", " No test data ", "note", "Asked twice"))
                .then()
                .body("blockedReason", equalTo("No test data"))
                .body("blockedBy", equalTo(action.owner));
        assertThat(action.history().<String>path("items[-1].reason")).isEqualTo("No test data\n\nAsked twice");
        action.moved("start");
        action.get().then().body("blockedReason", nullValue());
    }

    @Test
    void completionIsShownUntilItDoesNotHold() {
        ActionUnderTest action = ActionUnderTest.opened(catalogue);

        action.move("complete", Map.of("evidence", Map.of("text", " Seen ", "url", "https://example.org/7")))
                .then()
                .body("evidence.text", equalTo("Seen"))
                .body("evidence.url", equalTo("https://example.org/7"))
                .body("completedBy", equalTo(action.owner))
                .body("completedAt", notNullValue());
        action.moved("fail-verification")
                .get()
                .then()
                .body("evidence", nullValue())
                .body("completedBy", nullValue())
                .body("completedAt", nullValue());
        action.moved("complete").moved("verify").moved("reopen");

        action.get()
                .then()
                .body("verifiedBy", nullValue())
                .body("verifiedAt", nullValue())
                .body("evidence", nullValue())
                .body("completedBy", nullValue());
        assertThat(action.changes())
                .containsExactly("OPENED", "COMPLETED", "VERIFICATION_FAILED", "COMPLETED", "VERIFIED", "REOPENED");
    }

    @Test
    void evidenceIsWordsOrALinkThatPeopleCanFollow() {
        ActionUnderTest action = ActionUnderTest.opened(catalogue);

        assertBadFields(
                action.move("complete", Map.of("evidence", Map.of("url", "javascript:alert(1)"))), "/evidence/url");
        assertBadFields(action.move("complete", Map.of("evidence", "Seen")), "/evidence");
        assertBadFields(action.move("complete", Map.of("evidence", Map.of())), "/evidence");
        assertBadFields(
                action.move("complete", Map.of("evidence", Map.of("text", "x".repeat(5001)))), "/evidence/text");
        action.move("complete", Map.of("evidence", Map.of("url", "https://example.org")))
                .then()
                .statusCode(200)
                .body("evidence.text", nullValue());
    }

    @Test
    void droppedItSaysUntilWhenTheRiskIsAccepted() {
        ActionUnderTest action = ActionUnderTest.opened(catalogue);
        Map<String, Object> body = new HashMap<>(ActionUnderTest.least("drop"));

        for (String day : List.of("2020-01-01", "3000-01-01")) {
            body.put("riskAcceptedUntil", day);
            assertBadFields(action.move("drop", body), "/riskAcceptedUntil");
        }
        action.moved("drop").get().then().body("riskAcceptedUntil", equalTo(NEXT_YEAR.toString()));
        action.moved("reopen").get().then().body("riskAcceptedUntil", nullValue());
    }

    @ParameterizedTest(name = "from {0} it is due in {1} days")
    @CsvSource({"SEV1,14", "SEV2,30", "SEV3,60", "SEV4,90"})
    void withoutADateItIsDueAsTheSeverityOfItsIncidentSays(String severity, int days) {
        Catalogue own = Catalogue.announced(database, "Asia/Kathmandu");
        own.becomes(database, severity, "RESOLVED", List.of());
        ActionUnderTest action = ActionUnderTest.in("DROPPED", own);
        LocalDate before = LocalDate.now(ZoneId.of("Asia/Kathmandu"));

        action.moved("reopen");
        Response opened = json(own.lead)
                .body(Map.of("title", "T", "type", "DETECT", "owner", own.owner, "incident", own.incident))
                .post("/api/v1/actions");

        LocalDate after = LocalDate.now(ZoneId.of("Asia/Kathmandu"));
        for (Response answer : List.of(action.get(), opened)) {
            assertThat(LocalDate.parse(answer.path("dueOn"))).isBetween(before.plusDays(days), after.plusDays(days));
            answer.then().body("timeZone", equalTo("Asia/Kathmandu"));
        }
        action.get().then().body("dueVersion", equalTo(2)).body("moves", equalTo(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"VERIFIED", "DROPPED"})
    void reopenedItTakesTheDateThatIsGiven(String status) {
        ActionUnderTest action = ActionUnderTest.in(status, catalogue);

        action.move("reopen", Map.of("reason", "It did not hold", "dueOn", "2027-03-27"))
                .then()
                .statusCode(200)
                .body("dueOn", equalTo("2027-03-27"))
                .body("dueAt", equalTo("2027-03-27T23:00:00Z"))
                .body("dueVersion", equalTo(2))
                .body("moves", equalTo(0));
        assertThat(action.history().<String>path("items[-1].details.previousStatus"))
                .isEqualTo(status);
    }

    @Test
    void everyNewDateIsCountedAndTheSameOneIsNot() {
        ActionUnderTest action = ActionUnderTest.opened(catalogue);

        action.moveDueDate(NEXT_YEAR.plusDays(1))
                .then()
                .statusCode(200)
                .body("moves", equalTo(1))
                .body("dueVersion", equalTo(2))
                .body("version", equalTo(2));
        action.moveDueDate(NEXT_YEAR).then().body("moves", equalTo(2)).body("dueVersion", equalTo(3));
        String before = action.everything();
        action.moveDueDate(NEXT_YEAR).then().statusCode(200).header("ETag", equalTo("\"3\""));

        assertThat(action.everything()).isEqualTo(before);
        assertThat(action.history().<List<String>>path("items.details.previousDueOn"))
                .containsExactly(
                        null, NEXT_YEAR.toString(), NEXT_YEAR.plusDays(1).toString());
        assertBadFields(
                json(catalogue.lead).body(Map.of("dueOn", "2027-01-01")).put(action.path("/due-date")), "/reason");
        assertBadFields(
                json(catalogue.lead)
                        .body("{\"dueOn\":\"10000-01-01\",\"reason\":\"R\"}")
                        .put(action.path("/due-date")),
                "/dueOn");
        assertBadFields(
                json(catalogue.lead)
                        .body("{\"dueOn\":\"1999-12-31\",\"reason\":\"R\"}")
                        .put(action.path("/due-date")),
                "/dueOn");
        assertThat(action.everything()).isEqualTo(before);
    }

    @Test
    void overdueItIsNotAnyMoreOnceItsDateIsMovedIntoTheFuture() {
        ActionUnderTest action = ActionUnderTest.opened(catalogue, Map.of("dueOn", "2026-01-15"));
        soon(() -> action.get()
                .then()
                .body("overdue", equalTo(true))
                .body("overdueSince", equalTo("2026-01-15T23:00:00Z")));

        action.moveDueDate(NEXT_YEAR)
                .then()
                .statusCode(200)
                .body("overdue", equalTo(false))
                .body("overdueSince", nullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"DONE", "DROPPED"})
    void overdueItIsNotAnyMoreOnceNobodyHasToDoIt(String status) {
        ActionUnderTest action = ActionUnderTest.opened(catalogue, Map.of("dueOn", "2026-01-15"));
        soon(() -> action.get().then().body("overdue", equalTo(true)));

        action.bring(status).get().then().body("overdue", equalTo(false)).body("overdueSince", nullValue());
    }

    @Test
    void itIsGivenToSomebodyElseOnce() {
        ActionUnderTest action = ActionUnderTest.opened(catalogue);
        String alan = newPerson("alan");

        for (int i = 0; i < 2; i++) {
            json(catalogue.lead)
                    .body(Map.of("owner", " " + alan.toUpperCase(java.util.Locale.ROOT), "reason", "Grace is away"))
                    .put(action.path("/owner"))
                    .then()
                    .statusCode(200)
                    .body("owner", equalTo(alan))
                    .body("version", equalTo(2));
        }

        assertThat(action.changes()).containsExactly("OPENED", "ASSIGNED");
        assertThat(action.history().<String>path("items[-1].details.previousOwner"))
                .isEqualTo(action.owner);
        assertThat(action.history().<String>path("items[-1].reason")).isEqualTo("Grace is away");
        assertProblem(action.moveAs(action.owner, "start", Map.of()), 403, "forbidden");
        action.moveAs(alan, "start", Map.of()).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"DONE", "VERIFIED", "DROPPED"})
    void whatNobodyHasToDoIsNotMovedAssignedOrDescribed(String status) {
        ActionUnderTest action = ActionUnderTest.in(status, catalogue);
        String before = action.everything();

        assertProblem(action.moveDueDate(NEXT_YEAR.plusDays(1)), 409, "illegal-move");
        assertProblem(
                json(catalogue.lead).body(Map.of("owner", newPerson("alan"))).put(action.path("/owner")),
                409,
                "illegal-move");
        assertProblem(
                json(action.owner).body(Map.of("title", "Something else")).patch(action.path("")), 409, "illegal-move");

        assertThat(action.everything()).isEqualTo(before);
    }

    @Test
    void whatIsAbsentFromADescriptionStaysAndNothingTakesItAway() {
        ActionUnderTest action = ActionUnderTest.opened(
                catalogue,
                Map.of(
                        "description", "In more words",
                        "link", "https://example.org/1",
                        "rootCause", "DEPENDENCY",
                        "priority", "P1"));

        json(action.owner)
                .body(Map.of("title", " Check it twice ", "note", "Once is not enough"))
                .patch(action.path(""))
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"2\""))
                .body("title", equalTo("Check it twice"))
                .body("description", equalTo("In more words"))
                .body("link", equalTo("https://example.org/1"))
                .body("rootCause", equalTo("DEPENDENCY"))
                .body("priority", equalTo("P1"))
                .body("type", equalTo("PREVENT"));
        json(action.owner)
                .body(Map.of("description", "", "link", "", "rootCause", "", "priority", "P4", "type", "PROCESS"))
                .patch(action.path(""))
                .then()
                .statusCode(200)
                .body("description", nullValue())
                .body("link", nullValue())
                .body("rootCause", nullValue())
                .body("priority", equalTo("P4"))
                .body("type", equalTo("PROCESS"));

        assertThat(action.history().<List<String>>path("items.details.fields"))
                .containsExactly(null, "title", "description, type, priority, rootCause, link");
        String before = action.everything();
        json(action.owner)
                .body(Map.of("title", "Check it twice"))
                .patch(action.path(""))
                .then()
                .statusCode(200);
        json(action.owner).body("{}").patch(action.path("")).then().statusCode(200);
        assertBadFields(
                json(action.owner)
                        .body(Map.of("title", " ", "link", "ftp://x", "rootCause", "why", "owner", "a@example.org"))
                        .patch(action.path("")),
                "/title",
                "/link",
                "/rootCause",
                "/owner");
        assertThat(action.everything()).isEqualTo(before);
    }

    @Test
    void itIsFoundByItsReferenceAndItsIdAndByNothingElse() {
        ActionUnderTest action = ActionUnderTest.opened(catalogue);

        json(action.owner)
                .get("/api/v1/actions/" + action.id)
                .then()
                .statusCode(200)
                .body("reference", equalTo(action.ref));
        for (String ref : List.of(
                action.ref.toLowerCase(java.util.Locale.ROOT),
                "ACT-0",
                "ACT-999999999999999999",
                "ACT-99999999999999999999",
                "7",
                "INC-1",
                "%00",
                "00000000-0000-0000-0000-000000000000",
                "1-1-1-1-1")) {
            assertProblem(json(action.owner).urlEncodingEnabled(false).get("/api/v1/actions/" + ref), 404, "not-found");
            assertProblem(
                    json(action.owner)
                            .urlEncodingEnabled(false)
                            .body(SHOWN)
                            .post("/api/v1/actions/" + ref + "/complete"),
                    404,
                    "not-found");
        }
    }
}
