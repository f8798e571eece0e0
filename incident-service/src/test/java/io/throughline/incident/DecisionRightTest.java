package io.throughline.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.throughline.incident.catalog.CatalogService;
import io.throughline.incident.catalog.record.IncidentPolicy;
import io.throughline.incident.catalog.record.Ownership;
import io.throughline.incident.catalog.record.Severity;
import io.throughline.kit.testing.AtOnce;
import io.throughline.kit.testing.RealParts;
import io.throughline.kit.testing.TestDatabase;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who decides what for a service, and what an incident takes from its record. */
@QuarkusTest
@QuarkusTestResource(value = RealParts.class, initArgs = @ResourceArg(name = "database", value = "incident"))
class DecisionRightTest {
    private TestDatabase database;

    @Inject
    CatalogService catalog;

    @Test
    void newServiceHasSevenVacantRights() {
        Api.reader()
                .get(newRights())
                .then()
                .statusCode(200)
                .body(
                        "items.right",
                        contains(
                                "APPROVE_RISKY_RELEASE",
                                "STOP_RELEASE",
                                "OWN_ROLLBACK",
                                "REVIEW_INCIDENTS",
                                "JUDGE_ALERTS",
                                "APPROVE_COST_EXCEPTION",
                                "VERIFY_FIX"))
                .body("items.holder.unique()", contains(nullValue()))
                .body("items.givenAt.unique()", contains(nullValue()))
                .body("next", nullValue());
    }

    @Test
    void rightIsGivenToANamedPersonAndKeepsWhen() {
        String rights = newRights();

        Response given = Api.admin()
                .body(Map.of("person", " Ada@Example.ORG ", "reason", "knows the code"))
                .put(rights + "/VERIFY_FIX");

        given.then()
                .statusCode(200)
                .body("right", equalTo("VERIFY_FIX"))
                .body("holder", equalTo("ada@example.org"))
                .body("givenAt", notNullValue())
                .body("givenBy", equalTo(Api.ADMIN))
                .body("reason", equalTo("knows the code"));
        Response listed = Api.reader().get(rights);
        listed.then().body("items.holder.findAll { it != null }", contains("ada@example.org"));
        assertThat(listed.<Map<String, Object>>path("items[6]"))
                .containsEntry("right", "VERIFY_FIX")
                .containsEntry("holder", "ada@example.org");
        assertThat(Instant.parse(given.path("givenAt"))).isBeforeOrEqualTo(Instant.now());
    }

    @Test
    void historySaysWhoHeldItWhenNewestFirst() {
        String right = newRights() + "/STOP_RELEASE";
        assign(right, "ada@example.org", null);
        assign(right, "grace@example.org", "Ada is on leave");
        assign(right, null, "nobody wants it");

        Response history = Api.reader().get(right + "/history");

        history.then()
                .statusCode(200)
                .body("items.holder", contains("grace@example.org", "ada@example.org"))
                .body("items.reason", contains("Ada is on leave", null))
                .body("items.endReason", contains("nobody wants it", "Ada is on leave"))
                .body("items.givenBy", contains(Api.ADMIN, Api.ADMIN))
                .body("items.endedBy", contains(Api.ADMIN, Api.ADMIN))
                .body("next", nullValue());
        assertThat(history.<String>path("items[1].endedAt")).isEqualTo(history.path("items[0].givenAt"));
        assertThat(history.<String>path("items[0].endedAt")).isNotNull();
        Api.reader()
                .get(right.replace("STOP_RELEASE", "VERIFY_FIX") + "/history")
                .then()
                .body("items", empty());
    }

    @Test
    void historyIsPaged() {
        String right = newRights() + "/OWN_ROLLBACK";
        List<String> people =
                List.of("a@example.org", "b@example.org", "c@example.org", "d@example.org", "e@example.org");
        people.forEach(person -> assign(right, person, null));
        List<String> seen = new ArrayList<>();
        String next = null;
        do {
            RequestSpecification request = Api.reader().queryParam("limit", 2);
            Response page = (next == null ? request : request.queryParam("after", next)).get(right + "/history");
            page.then().statusCode(200);
            page.<List<String>>path("items.holder").forEach(holder -> seen.add(0, holder));
            next = page.path("next");
        } while (next != null);

        assertThat(seen).isEqualTo(people);
    }

    @Test
    void whoHoldsARightAlreadyKeepsItAsItIs() {
        String right = newRights() + "/JUDGE_ALERTS";
        Response first = assign(right, "ada@example.org", "first");

        Response second = assign(right, "ADA@example.org", "second");

        assertThat(second.asString()).isEqualTo(first.asString());
        Api.reader().get(right + "/history").then().body("items.reason", contains("first"));
    }

    @Test
    void vacatingAVacancyChangesNothing() {
        String right = newRights() + "/JUDGE_ALERTS";

        assign(right, null, "gone").then().body("holder", nullValue()).body("givenAt", nullValue());

        Api.reader().get(right + "/history").then().body("items", empty());
    }

    @Test
    void ownerAndDeputiesWithTheirRoleMayAssignAndOthersMayNot() {
        String owner = Api.newEmail("owner");
        String deputy = Api.newEmail("deputy");
        Map<String, Object> service = Api.service(2);
        service.put("accountableOwner", owner);
        service.put("deputies", List.of(deputy));
        String right = "/api/v1/services/" + Api.newService(service) + "/decision-rights/VERIFY_FIX";
        Map<String, String> body = Map.of("person", "ada@example.org");

        for (RequestSpecification caller : List.of(
                Api.as(owner, "responder"),
                Api.as(Api.newEmail("other"), "service-owner"),
                Api.as(Api.newEmail("lead"), "leadership", "incident-lead"))) {
            caller.body(body).put(right).then().statusCode(403).body("type", equalTo("/problems/forbidden"));
        }
        Api.reader().get(right + "/history").then().body("items", empty());

        Api.as(owner, "service-owner")
                .body(body)
                .put(right)
                .then()
                .statusCode(200)
                .body("givenBy", equalTo(owner));
        Api.as(deputy.toUpperCase(Locale.ROOT), "service-owner")
                .header("If-Match", "\"2\"")
                .body(Map.of("person", "grace@example.org"))
                .put(right)
                .then()
                .statusCode(200)
                .body("givenBy", equalTo(deputy));
    }

    @Test
    void somebodyInactiveIsGivenNoRight() {
        String right = newRights() + "/VERIFY_FIX";

        Api.admin()
                .body(Map.of("person", Api.newPerson("gone", false)))
                .put(right)
                .then()
                .statusCode(400)
                .body("type", equalTo("/problems/invalid-request"))
                .body("errors.pointer", contains("/person"));

        Api.reader().get(right + "/history").then().body("items", empty());
        assign(right, Api.newPerson("here", true), null);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"person\": \"tbd\"}",
                "{\"person\": 5}",
                "{\"person\": \"a\\u0000@example.org\"}",
                "{\"person\": \"\"}"
            })
    void whatIsNoAddressIsGivenNoRight(String body) {
        Api.admin()
                .body(body)
                .put(newRights() + "/VERIFY_FIX")
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/person"));
    }

    @ParameterizedTest
    @CsvSource({"nobody-knows,VERIFY_FIX", "Not_A_Slug,VERIFY_FIX", ",verify_fix", ",REVIEW", ",0"})
    void unknownServiceAndUnknownRightAreNotFound(String unknown, String right) {
        String service = unknown == null ? Api.newService(Api.service(2)) : unknown;
        String path = "/api/v1/services/" + service + "/decision-rights/" + right;

        for (Response answer : List.of(
                Api.admin().body(Map.of("person", "ada@example.org")).put(path),
                Api.reader().get(path + "/history"))) {
            answer.then().statusCode(404).body("type", equalTo("/problems/not-found"));
        }
    }

    @Test
    void rightsOfAnUnknownServiceAreNotFound() {
        Api.reader().get("/api/v1/services/nobody-knows/decision-rights").then().statusCode(404);
    }

    @Test
    void rightThatManyAssignAtOnceHasOneHolder() throws SQLException {
        String right = newRights() + "/REVIEW_INCIDENTS";

        List<Response> answers = AtOnce.call(
                8,
                i -> Api.admin()
                        .header("If-Match", "*")
                        .body(Map.of("person", "p" + i + "@example.org"))
                        .put(right));

        assertThat(answers).extracting(Response::statusCode).containsOnly(200);
        Response history = Api.reader().get(right + "/history");
        assertThat(history.<List<String>>path("items.holder")).hasSize(8).doesNotHaveDuplicates();
        assertThat(history.<List<String>>path("items.endedAt").subList(1, 8)).doesNotContainNull();
        assertThat(history.<String>path("items[0].endedAt")).isNull();
        assertThat(openHoldings(right.split("/")[4])).isEqualTo(1);
    }

    @Test
    void twoWhoGiveAVacantRightAtOnceDoNotOverruleEachOther() {
        String right = newRights() + "/REVIEW_INCIDENTS";

        List<Response> answers = AtOnce.call(
                6,
                i -> Api.admin()
                        .body(Map.of("person", "p" + i + "@example.org"))
                        .put(right));

        assertThat(answers).extracting(Response::statusCode).containsExactlyInAnyOrder(200, 428, 428, 428, 428, 428);
        Api.reader().get(right + "/history").then().body("items.size()", equalTo(1));
    }

    @ParameterizedTest(name = "If-Match {0} is answered with {1}")
    @CsvSource({",428", "'\"1\"',412", "'\"2\"',200", "'\"two\"',400"})
    void rightIsTakenFromSomebodyOnlyByWhoSawThatTheyHoldIt(String ifMatch, int status) {
        String right = newRights() + "/VERIFY_FIX";
        Api.admin()
                .header("If-Match", "\"1\"")
                .body(Map.of("person", "ada@example.org"))
                .put(right)
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"");
        RequestSpecification caller = Api.admin().body(Map.of("person", "grace@example.org"));

        Response answer = (ifMatch == null ? caller : caller.header("If-Match", ifMatch)).put(right);

        answer.then().statusCode(status);
        String holder = Api.reader().get(right + "/history").path("items[0].holder");
        assertThat(holder).isEqualTo(status == 200 ? "grace@example.org" : "ada@example.org");
    }

    @Test
    void whoEditsTheRecordLearnsThatItsRightsHaveChanged() {
        String rights = newRights();
        String service = rights.replace("/decision-rights", "");
        assign(rights + "/VERIFY_FIX", "ada@example.org", null);

        Api.admin()
                .header("If-Match", "\"1\"")
                .body(Api.service(3))
                .put(service)
                .then()
                .statusCode(412);
    }

    @Test
    void placeholderIsGivenNoRight() {
        Api.admin()
                .body(Map.of("person", "payments-team@example.org"))
                .put(newRights() + "/VERIFY_FIX")
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/person"));
    }

    @Test
    void rightThatManyGiveToOnePersonAtOnceIsGivenOnce() {
        String right = newRights() + "/REVIEW_INCIDENTS";

        List<Response> answers = AtOnce.call(
                6, i -> Api.admin().body(Map.of("person", "ada@example.org")).put(right));

        assertThat(answers).extracting(Response::statusCode).containsOnly(200);
        Api.reader().get(right + "/history").then().body("items.size()", equalTo(1));
    }

    @Test
    void ownershipNamesTheReviewerAndThePolicy() {
        String owner = Api.newPerson("owner", true);
        String deputy = Api.newEmail("deputy");
        String reviewer = Api.newPerson("reviewer", true);
        Map<String, Object> record = Api.service(1);
        record.put("accountableOwner", owner);
        record.put("deputies", List.of(deputy));
        record.put(
                "incidentPolicy",
                Map.of("reviewSeverities", List.of("SEV3"), "reviewWithinBusinessDays", Map.of("SEV3", 7)));
        String slug = Api.newService(record);
        String right = "/api/v1/services/" + slug + "/decision-rights/REVIEW_INCIDENTS";
        assertThat(catalog.ownershipOf(slug).reviewers()).isEmpty();
        assign(right, reviewer, null);

        Ownership ownership = catalog.ownershipOf(slug);

        assertThat(ownership.reviewers()).containsExactly(reviewer);
        assertThat(ownership.policy())
                .isEqualTo(new IncidentPolicy(List.of(Severity.SEV3), 10, Map.of(Severity.SEV3, 7), Map.of()));
        assertThat(ownership.isOwnedBy(owner)).isTrue();
        assertThat(ownership.isOwnedBy(deputy)).isTrue();
        assertThat(ownership.isOwnedBy(reviewer)).isFalse();
        assign(right, null, null);
        assertThat(catalog.ownershipOf(slug).reviewers()).isEmpty();
    }

    @Test
    void reviewerWhoLeftIsNone() {
        String reviewer = Api.newPerson("reviewer", true);
        String slug = Api.newService(Api.service(1));
        assign("/api/v1/services/" + slug + "/decision-rights/REVIEW_INCIDENTS", reviewer, null);
        assertThat(catalog.isInactive(reviewer)).isFalse();

        Api.admin()
                .header("If-Match", "\"1\"")
                .body(Map.of("name", "R", "timeZone", "UTC", "active", false))
                .put("/api/v1/people/" + reviewer)
                .then()
                .statusCode(200);

        assertThat(catalog.isInactive(reviewer)).isTrue();
        assertThat(catalog.ownershipOf(slug).reviewers()).isEmpty();
        assertThat(catalog.isInactive(Api.newEmail("stranger"))).isFalse();
    }

    @Test
    void unregisteredServiceHasTheDefaultPolicyAndNoReviewer() {
        Ownership ownership = catalog.ownershipOf(Api.newName("nobody-knows"));

        assertThat(ownership.policy()).isEqualTo(IncidentPolicy.DEFAULT);
        assertThat(ownership.reviewers()).isEmpty();
        assertThat(ownership.isOwnedBy(Api.ADMIN)).isFalse();
    }

    @Test
    void policyStoredBeforeThereWereDaysForTheReviewIsRead() throws SQLException {
        String slug = Api.newService(Api.service(1));
        try (Connection connection = database.connect();
                PreparedStatement old = connection.prepareStatement("UPDATE service SET incident_policy ="
                        + " '{\"reviewSeverities\": [\"SEV1\"], \"leadWithinMinutes\": 7}' WHERE slug = ?")) {
            old.setString(1, slug);
            assertThat(old.executeUpdate()).isEqualTo(1);
        }

        Api.reader()
                .get("/api/v1/services/" + slug)
                .then()
                .statusCode(200)
                .body("incidentPolicy.leadWithinMinutes", equalTo(7))
                .body("incidentPolicy.reviewWithinBusinessDays.SEV1", equalTo(5));
    }

    @Test
    void badDaysForTheReviewAreNamedWithEverythingElse() {
        Response answer = Api.admin()
                .body("{\"tier\": 9, \"timeZone\": \"UTC\", \"incidentPolicy\": {\"leadWithinMinutes\": 0,"
                        + " \"reviewWithinBusinessDays\": {\"SEV1\": 0, \"SEV2\": 366, \"SEV3\": \"x\", \"SEV9\": 5}}}")
                .put("/api/v1/services/" + Api.newName("bad"));

        answer.then().statusCode(400);
        assertThat(answer.<List<String>>path("errors.pointer"))
                .containsExactlyInAnyOrder(
                        "/name",
                        "/tier",
                        "/incidentPolicy/leadWithinMinutes",
                        "/incidentPolicy/reviewWithinBusinessDays/SEV1",
                        "/incidentPolicy/reviewWithinBusinessDays/SEV2",
                        "/incidentPolicy/reviewWithinBusinessDays/SEV3",
                        "/incidentPolicy/reviewWithinBusinessDays/SEV9");
    }

    private long openHoldings(String slug) throws SQLException {
        try (Connection connection = database.connect();
                PreparedStatement open = connection.prepareStatement(
                        "SELECT count(*) FROM decision_right_holding WHERE service = ? AND ended_at IS NULL")) {
            open.setString(1, slug);
            try (ResultSet row = open.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static Response assign(String right, String person, String reason) {
        Map<String, String> body = new HashMap<>();
        body.put("person", person);
        body.put("reason", reason);
        Response answer = Api.admin().header("If-Match", "*").body(body).put(right);
        answer.then().statusCode(200);
        return answer;
    }

    private static String newRights() {
        return "/api/v1/services/" + Api.newService(Api.service(2)) + "/decision-rights";
    }
}
