package io.throughline.incident;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.throughline.kit.testing.RealParts;
import io.throughline.kit.testing.Tokens;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What bad input gets from the packaged service: its problem document, with every bad field named, and never a 500. */
@QuarkusIntegrationTest
@QuarkusTestResource(value = RealParts.class, initArgs = @ResourceArg(name = "database", value = "incident"))
@Tag("slow")
class BadInputIT {
    private static final String SERVICES = "/api/v1/services";
    private static final String PEOPLE = "/api/v1/people";
    private static final String TEAMS = "/api/v1/teams";
    private static final String SOURCES = "/api/v1/alert-sources";
    private static final String NO_ID = "01a20898-53e1-7353-86a5-15690d6cc32b";
    private static final int PEOPLES_LIMIT = 1 << 20;
    private static final int SENDERS_LIMIT = 32 << 20;

    @ParameterizedTest(name = "service: {0}")
    @MethodSource("badServices")
    void badServiceIsRefusedAndNothingChanges(String name, String body, List<String> pointers) {
        String path = SERVICES + "/" + Api.newService(Api.service(2));

        Response answer = Api.admin().header("If-Match", "\"1\"").body(body).put(path);

        assertBadFields(answer, pointers);
        Api.reader().get(path).then().body("version", equalTo(1));
    }

    static Stream<Arguments> badServices() {
        return Stream.of(
                bad("empty object", "{}", "/name", "/tier", "/timeZone"),
                bad("null", "null", ""),
                bad("list", "[]", ""),
                bad("list of a service", "[{\"name\":\"a\",\"tier\":1,\"timeZone\":\"UTC\"}]", ""),
                bad("text", "\"checkout\"", ""),
                bad("number", "5", ""),
                bad("nothing", "", ""),
                bad("white space", " \n", ""),
                bad(
                        "required fields null",
                        "{\"name\":null,\"tier\":null,\"timeZone\":null}",
                        "/name",
                        "/tier",
                        "/timeZone"),
                service("unknown field", "\"owner\":\"grace@example.org\"", "/owner"),
                service("unknown field whose name must be escaped", "\"a/b~c\":1", "/a~1b~0c"),
                service(
                        "unknown fields below",
                        "\"releasePolicy\":{\"approver\":\"x\"},\"dashboards\":[{\"title\":\"t\",\"url\":\"https://x\",\"rows\":[]}]",
                        "/releasePolicy/approver",
                        "/dashboards/0/rows"),
                service("approver in the body", "\"approver\":\"grace@example.org\"", "/approver"),
                bad("number for a text", "{\"name\":5,\"tier\":1,\"timeZone\":\"UTC\"}", "/name"),
                bad("object for a text", "{\"name\":{},\"tier\":1,\"timeZone\":\"UTC\"}", "/name"),
                bad("text for a number", "{\"name\":\"a\",\"tier\":\"1\",\"timeZone\":\"UTC\"}", "/tier"),
                bad("fraction for a whole number", "{\"name\":\"a\",\"tier\":1.0,\"timeZone\":\"UTC\"}", "/tier"),
                bad("truth for a number", "{\"name\":\"a\",\"tier\":true,\"timeZone\":\"UTC\"}", "/tier"),
                bad("number too large", "{\"name\":\"a\",\"tier\":99999999999999999999,\"timeZone\":\"UTC\"}", "/tier"),
                bad("tier 0", "{\"name\":\"a\",\"tier\":0,\"timeZone\":\"UTC\"}", "/tier"),
                bad("tier 5", "{\"name\":\"a\",\"tier\":5,\"timeZone\":\"UTC\"}", "/tier"),
                bad("blank name", "{\"name\":\" \",\"tier\":1,\"timeZone\":\"UTC\"}", "/name"),
                bad("long name", "{\"name\":\"" + "n".repeat(201) + "\",\"tier\":1,\"timeZone\":\"UTC\"}", "/name"),
                bad("zone of another planet", "{\"name\":\"a\",\"tier\":1,\"timeZone\":\"Mars/Base\"}", "/timeZone"),
                bad("offset for a zone", "{\"name\":\"a\",\"tier\":1,\"timeZone\":\"+02:00\"}", "/timeZone"),
                bad("NUL in a text", "{\"name\":\"a\\u0000b\",\"tier\":1,\"timeZone\":\"UTC\"}", "/name"),
                bad("half a character in a text", "{\"name\":\"a\\ud800b\",\"tier\":1,\"timeZone\":\"UTC\"}", "/name"),
                service("bell in a text", "\"description\":\"\\u0007\"", "/description"),
                service("control character in a list", "\"journeys\":[\"ok\",\"a\\u0001\"]", "/journeys/1"),
                service("text for a list", "\"deputies\":\"ada@example.org\"", "/deputies"),
                service("object for a list", "\"escalationRoute\":{}", "/escalationRoute"),
                service("list for an object", "\"releasePolicy\":[]", "/releasePolicy"),
                service("text for an object", "\"incidentPolicy\":\"default\"", "/incidentPolicy"),
                service("null in a list", "\"deputies\":[null]", "/deputies/0"),
                service("null in a list of objects", "\"dashboards\":[null]", "/dashboards/0"),
                service("number in a list of texts", "\"deputies\":[1]", "/deputies/0"),
                service(
                        "not an address",
                        "\"accountableOwner\":\"Grace Hopper\",\"deputies\":[\"ada@example.org\",\"x\"]",
                        "/accountableOwner",
                        "/deputies/1"),
                service("no slug for a team", "\"team\":\"Pay Ments\"", "/team"),
                service(
                        "unknown constant",
                        "\"incidentPolicy\":{\"reviewSeverities\":[\"SEV1\",\"SEV9\"]}",
                        "/incidentPolicy/reviewSeverities/1"),
                service(
                        "constant in lower case",
                        "\"incidentPolicy\":{\"reviewSeverities\":[\"sev1\"]}",
                        "/incidentPolicy/reviewSeverities/0"),
                service(
                        "number for a constant",
                        "\"incidentPolicy\":{\"reviewSeverities\":[0]}",
                        "/incidentPolicy/reviewSeverities/0"),
                service(
                        "null for a constant",
                        "\"incidentPolicy\":{\"reviewSeverities\":[null]}",
                        "/incidentPolicy/reviewSeverities/0"),
                service(
                        "minutes out of range",
                        "\"incidentPolicy\":{\"leadWithinMinutes\":0},\"escalationRoute\":[{\"afterMinutes\":-1,\"contacts\":[\"a@b\"]}]",
                        "/incidentPolicy/leadWithinMinutes",
                        "/escalationRoute/0/afterMinutes"),
                service(
                        "bad days for the review",
                        "\"incidentPolicy\":{\"reviewWithinBusinessDays\":{\"SEV1\":0,\"SEV2\":366,\"SEV3\":\"x\",\"SEV9\":5,\"sev4\":1}}",
                        "/incidentPolicy/reviewWithinBusinessDays/SEV1",
                        "/incidentPolicy/reviewWithinBusinessDays/SEV2",
                        "/incidentPolicy/reviewWithinBusinessDays/SEV3",
                        "/incidentPolicy/reviewWithinBusinessDays/SEV9",
                        "/incidentPolicy/reviewWithinBusinessDays/sev4"),
                service(
                        "no days by severity",
                        "\"incidentPolicy\":{\"reviewWithinBusinessDays\":5}",
                        "/incidentPolicy/reviewWithinBusinessDays"),
                service(
                        "nobody to escalate to",
                        "\"escalationRoute\":[{\"afterMinutes\":0,\"contacts\":[]}]",
                        "/escalationRoute/0/contacts"),
                service(
                        "fields missing below",
                        "\"escalationRoute\":[{}],\"dashboards\":[{}]",
                        "/escalationRoute/0/afterMinutes",
                        "/escalationRoute/0/contacts",
                        "/dashboards/0/title",
                        "/dashboards/0/url"),
                service(
                        "script for an address",
                        "\"dashboards\":[{\"title\":\"t\",\"url\":\"javascript:alert(1)\"}]",
                        "/dashboards/0/url"),
                service(
                        "no date",
                        "\"releasePolicy\":{\"rollbackExercisedOn\":\"yesterday\"}",
                        "/releasePolicy/rollbackExercisedOn"),
                service(
                        "no day of any month",
                        "\"releasePolicy\":{\"rollbackExercisedOn\":\"2026-02-30\"}",
                        "/releasePolicy/rollbackExercisedOn"),
                service(
                        "number for a date",
                        "\"releasePolicy\":{\"rollbackExercisedOn\":20260901}",
                        "/releasePolicy/rollbackExercisedOn"),
                service(
                        "list for a date",
                        "\"releasePolicy\":{\"rollbackExercisedOn\":[2026,9,1]}",
                        "/releasePolicy/rollbackExercisedOn"),
                service("text for a version", "\"version\":\"1\"", "/version"),
                service("another slug than in the path", "\"slug\":\"other\"", "/slug"),
                bad(
                        "everything at once",
                        "{\"name\":5,\"tier\":\"x\",\"zzz\":{\"a\":[1]},\"timeZone\":\"Mars\",\"deputies\":\"no\","
                                + "\"incidentPolicy\":{\"reviewSeverities\":[\"SEV9\"],\"leadWithinMinutes\":1.5,\"x\":1},"
                                + "\"escalationRoute\":[{\"afterMinutes\":-1,\"contacts\":[\"x\"]},4],\"dashboards\":[{}]}",
                        "/zzz",
                        "/incidentPolicy/x",
                        "/name",
                        "/tier",
                        "/timeZone",
                        "/deputies",
                        "/incidentPolicy/reviewSeverities/0",
                        "/incidentPolicy/leadWithinMinutes",
                        "/escalationRoute/0/afterMinutes",
                        "/escalationRoute/0/contacts/0",
                        "/escalationRoute/1",
                        "/dashboards/0/title",
                        "/dashboards/0/url"));
    }

    @ParameterizedTest(name = "person: {0}")
    @MethodSource("badPeople")
    void badPersonIsRefusedAndNothingChanges(String name, String body, List<String> pointers) {
        String path = PEOPLE + "/" + Api.newPerson("grace", true);

        Response answer = Api.admin().header("If-Match", "\"1\"").body(body).put(path);

        assertBadFields(answer, pointers);
        Api.reader().get(path).then().body("version", equalTo(1));
    }

    static Stream<Arguments> badPeople() {
        return Stream.of(
                bad("empty object", "{}", "/name", "/timeZone"),
                bad("null", "null", ""),
                bad("list", "[{}]", ""),
                bad("nothing", "", ""),
                bad("unknown field", "{\"name\":\"G\",\"timeZone\":\"UTC\",\"phone\":\"1\"}", "/phone"),
                bad(
                        "wrong types",
                        "{\"name\":[],\"timeZone\":1,\"active\":\"yes\",\"groups\":\"leadership\"}",
                        "/name",
                        "/timeZone",
                        "/active",
                        "/groups"),
                bad("number for a truth", "{\"name\":\"G\",\"timeZone\":\"UTC\",\"active\":1}", "/active"),
                bad(
                        "bad groups",
                        "{\"name\":\"G\",\"timeZone\":\"UTC\",\"groups\":[\"ok\",1,null,\" \",\"\\u0000\"]}",
                        "/groups/1",
                        "/groups/2",
                        "/groups/3",
                        "/groups/4"),
                bad(
                        "too many groups",
                        "{\"name\":\"G\",\"timeZone\":\"UTC\",\"groups\":[" + "\"g\",".repeat(50) + "\"g\"]}",
                        "/groups"),
                bad(
                        "unknown zone and long name",
                        "{\"name\":\"" + "n".repeat(201) + "\",\"timeZone\":\"EST5\"}",
                        "/name",
                        "/timeZone"),
                bad(
                        "another address than in the path",
                        "{\"name\":\"G\",\"timeZone\":\"UTC\",\"email\":\"other@example.org\"}",
                        "/email"));
    }

    @ParameterizedTest(name = "team: {0}")
    @MethodSource("badTeams")
    void badTeamIsRefusedAndNothingChanges(String name, String body, List<String> pointers) {
        String path = TEAMS + "/" + Api.newTeam();

        Response answer = Api.admin().header("If-Match", "\"1\"").body(body).put(path);

        assertBadFields(answer, pointers);
        Api.reader().get(path).then().body("version", equalTo(1));
    }

    static Stream<Arguments> badTeams() {
        return Stream.of(
                bad("empty object", "{}", "/name", "/timeZone"),
                bad("null", "null", ""),
                bad("list", "[{}]", ""),
                bad("nothing", "", ""),
                bad("unknown field", "{\"name\":\"a\",\"timeZone\":\"UTC\",\"lead\":\"x\"}", "/lead"),
                bad(
                        "wrong types",
                        "{\"name\":1,\"timeZone\":[],\"country\":5,\"holidays\":{}}",
                        "/name",
                        "/timeZone",
                        "/country",
                        "/holidays"),
                bad(
                        "unknown zone and country",
                        "{\"name\":\"a\",\"timeZone\":\"Mars/Base\",\"country\":\"XX\"}",
                        "/timeZone",
                        "/country"),
                bad(
                        "bad holidays",
                        "{\"name\":\"a\",\"timeZone\":\"UTC\",\"holidays\":[{\"date\":\"2026-12-24\",\"name\":\"a\"},"
                                + "{\"date\":\"2026-12-24\",\"name\":\"b\"},{\"date\":\"10000-01-01\",\"name\":\"c\"},"
                                + "{\"date\":20261224,\"name\":\"\\u0007\"},null,{\"on\":1}]}",
                        "/holidays/1/date",
                        "/holidays/2/date",
                        "/holidays/3/date",
                        "/holidays/3/name",
                        "/holidays/4",
                        "/holidays/5/on",
                        "/holidays/5/date",
                        "/holidays/5/name"),
                bad(
                        "another slug than in the path",
                        "{\"name\":\"a\",\"timeZone\":\"UTC\",\"slug\":\"other\"}",
                        "/slug"));
    }

    @ParameterizedTest(name = "decision right: {0}")
    @MethodSource("badHolders")
    void badHolderIsRefusedAndNothingChanges(String name, String body, List<String> pointers) {
        String path = SERVICES + "/" + Api.newService(Api.service(2)) + "/decision-rights";

        assertBadFields(Api.admin().body(body).put(path + "/VERIFY_FIX"), pointers);

        Api.reader().get(path + "/VERIFY_FIX/history").then().body("items.size()", equalTo(0));
    }

    static Stream<Arguments> badHolders() {
        return Stream.of(
                bad("null", "null", ""),
                bad("list", "[]", ""),
                bad("nothing", "", ""),
                bad("wrong types", "{\"person\":{},\"reason\":1}", "/person", "/reason"),
                bad("not an address", "{\"person\":\"tbd\"}", "/person"),
                bad("long reason", "{\"reason\":\"" + "r".repeat(2001) + "\"}", "/reason"),
                bad("approver in the body", "{\"person\":null,\"givenBy\":\"a@b\"}", "/givenBy"));
    }

    @ParameterizedTest(name = "alert source: {0}")
    @MethodSource("badSources")
    void badAlertSourceIsRefused(String name, String body, List<String> pointers) {
        assertBadFields(Api.admin().body(body).post(SOURCES), pointers);
    }

    static Stream<Arguments> badSources() {
        return Stream.of(
                bad("empty object", "{}", "/name"),
                bad("null", "null", ""),
                bad("list", "[]", ""),
                bad("nothing", "", ""),
                bad("blank name", "{\"name\":\"\"}", "/name"),
                bad("long name", "{\"name\":\"" + "n".repeat(101) + "\"}", "/name"),
                bad("control character", "{\"name\":\"a\\u0000\"}", "/name"),
                bad("chosen key", "{\"name\":\"a\",\"key\":\"tl3f\"}", "/key"),
                bad("wrong types", "{\"name\":1,\"services\":\"checkout\"}", "/name", "/services"),
                bad(
                        "bad services",
                        "{\"name\":\"a\",\"services\":[\"checkout\",\"Not A Slug\",7,null,\"a\"]}",
                        "/services/1",
                        "/services/2",
                        "/services/3",
                        "/services/4"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{\"name\":",
                "name=checkout",
                "{\"name\":\"a\",\"tier\":1,\"timeZone\":\"UTC\"} x",
                "{\"name\":\"a\",\"tier\":1,\"timeZone\":\"UTC\"}{}",
                "{\"name\":\"a\",\"name\":\"b\",\"tier\":1,\"timeZone\":\"UTC\"}",
                "{\"name\":\"a\u0000\"}",
                "{'name':'a'}",
                "{\"name\":NaN}",
                "<service/>"
            })
    void whatIsNoJsonIsRefused(String body) {
        for (String path : List.of(SERVICES + "/" + Api.newName("x"), PEOPLE + "/" + Api.newEmail("x"))) {
            assertProblem(Api.admin().body(body).put(path), 400, "malformed-json");
            Api.reader().get(path).then().statusCode(404);
        }
        assertProblem(Api.admin().body(body).post(SOURCES), 400, "malformed-json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{", "alerts", "{\"alerts\":[]} x", "{\"alerts\":[}"})
    void senderIsRefusedOnlyWhatIsNoJson(String body) {
        assertProblem(Sender.of().postBody(body), 400, "malformed-json");
    }

    @Test
    void bytesThatAreNoUtf8AreRefused() {
        byte[] body = "{\"name\":\"Gr\u00e4ce\",\"tier\":1,\"timeZone\":\"UTC\"}".getBytes(StandardCharsets.ISO_8859_1);

        assertProblem(Api.admin().body(body).put(SERVICES + "/" + Api.newName("x")), 400, "malformed-json");
        assertProblem(Api.admin().body(body).post(SOURCES), 400, "malformed-json");
        Sender sender = Sender.of();
        assertProblem(
                sender.with("X-Throughline-Key", sender.key()).body(body).post(Sender.PATH), 400, "malformed-json");
    }

    @Test
    void bodyThatIsNestedTooDeepIsRefused() {
        String body = "{\"name\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}";

        assertProblem(Api.admin().body(body).put(SERVICES + "/" + Api.newName("x")), 400, "malformed-json");
    }

    @ParameterizedTest(name = "PUT {0} names {1}")
    @CsvSource({
        "/services/Checkout,slug",
        "/services/a,slug",
        "/services/check_out,slug",
        "/services/-a-,slug",
        "/services/%00%00,slug",
        "/people/grace,email",
        "/people/a@b@c,email",
        "/people/a%00@b,email",
        "/people/%20,email",
        "/teams/Payments,team",
        "/teams/a,team",
        "/teams/%00%00,team"
    })
    void badNameInThePathIsRefused(String path, String pointer) {
        String body = path.startsWith("/services")
                ? "{\"name\":\"a\",\"tier\":1,\"timeZone\":\"UTC\"}"
                : "{\"name\":\"a\",\"timeZone\":\"UTC\"}";

        assertBadFields(Api.admin().urlEncodingEnabled(false).body(body).put("/api/v1" + path), List.of(pointer));
    }

    @Test
    void nameThatIsTooLongIsRefused() {
        assertBadFields(Api.admin().body(Api.service(1)).put(SERVICES + "/" + "a".repeat(65)), List.of("slug"));
        assertBadFields(
                Api.admin().body(Map.of("name", "a", "timeZone", "UTC")).put(TEAMS + "/" + "a".repeat(65)),
                List.of("team"));
        assertBadFields(
                Api.admin()
                        .body(Map.of("name", "a", "timeZone", "UTC"))
                        .put(PEOPLE + "/" + "a".repeat(310) + "@example.org"),
                List.of("email"));
    }

    @ParameterizedTest(name = "If-Match {0} gets {1}")
    @CsvSource({"'\"7\"',412,stale-version", "'',428,version-required"})
    void versionThatWasNotSeenIsRefusedAndNothingChanges(String ifMatch, int status, String type) {
        Map<String, Object> person = Map.of("name", "G", "timeZone", "UTC");
        Map<String, Map<String, Object>> records = Map.of(
                SERVICES + "/" + Api.newService(Api.service(2)),
                Api.service(3),
                PEOPLE + "/" + Api.newPerson("g", true),
                person);

        records.forEach((path, body) -> {
            RequestSpecification request = Api.admin().body(body);
            assertProblem((ifMatch.isEmpty() ? request : request.header("If-Match", ifMatch)).put(path), status, type);
            Api.reader().get(path).then().body("version", equalTo(1));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "\"one\"", "\"\"", "\"1\",\"2\"", "\"-1\"", "\"99999999999999999999\""})
    void ifMatchThatIsNoTagOfOursIsABadField(String ifMatch) {
        for (String path :
                List.of(SERVICES + "/" + Api.newService(Api.service(2)), PEOPLE + "/" + Api.newPerson("g", true))) {
            String body = path.startsWith(PEOPLE)
                    ? "{\"name\":\"a\",\"timeZone\":\"UTC\"}"
                    : "{\"name\":\"a\",\"tier\":1,\"timeZone\":\"UTC\"}";
            assertBadFields(Api.admin().header("If-Match", ifMatch).body(body).put(path), List.of("If-Match"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/services/nobody-knows",
        "GET,/services/Not_A_Slug",
        "GET,/services/%00",
        "GET,/services/%F0%9F%94%A5",
        "GET,/people/nobody@example.org",
        "GET,/people/garbage",
        "GET,/people/%00@x",
        "GET,/teams/nobody-knows",
        "GET,/teams/Not_A_Slug",
        "GET,/teams/%00",
        "GET,/services/nobody-knows/decision-rights",
        "GET,/services/nobody-knows/readiness",
        "GET,/services/%00/readiness",
        "GET,/services/%00/decision-rights",
        "GET,/services/nobody-knows/decision-rights/VERIFY_FIX/history",
        "GET,/services/checkout/decision-rights/verify_fix/history",
        "GET,/services/checkout/decision-rights/%00/history",
        "GET,/incidents/INC-999999999",
        "GET,/incidents/INC-0",
        "GET,/incidents/inc-1",
        "GET,/incidents/12",
        "GET,/incidents/INC-99999999999999999999",
        "GET,/incidents/" + NO_ID,
        "GET,/incidents/garbage",
        "GET,/incidents/%00",
        "GET,/alerts/" + NO_ID,
        "GET,/alerts/garbage",
        "GET,/alerts/%00",
        "POST,/alert-sources/" + NO_ID + "/rotate",
        "POST,/alert-sources/garbage/rotate",
        "POST,/alert-sources/%00/rotate",
        "DELETE,/alert-sources/" + NO_ID,
        "DELETE,/alert-sources/garbage",
        "DELETE,/alert-sources/%00"
    })
    void whatDoesNotExistIsNotFound(String method, String path) {
        assertProblem(admin().urlEncodingEnabled(false).request(method, "/api/v1" + path), 404, "not-found");
    }

    @ParameterizedTest
    @CsvSource({
        "/services?limit=0,?limit",
        "/services?limit=201,?limit",
        "/services?limit=ten,?limit",
        "/services?limit=99999999999,?limit",
        "/services?after=!!!,?after",
        "/services?after=AA,?after",
        "/services?tier=0,?tier",
        "/services?tier=one,?tier",
        "/services?tier=1&tier=9,?tier",
        "/services?owner=%00,?owner",
        "/services?gap=NO_OWNER&gap=no_owner,?gap",
        "/services?retired=yes&gap=X,?gap ?retired",
        "/services?team=%00,?team",
        "/services?limit=0&after=!&tier=x,?limit ?after ?tier",
        "/people?limit=0,?limit",
        "/people?after=%25,?after",
        "/teams?limit=0,?limit",
        "/teams?after=!,?after",
        "/services/checkout/decision-rights/VERIFY_FIX/history?limit=x&after=!,?after ?limit",
        "/services/checkout/decision-rights/VERIFY_FIX/history?after=Y2hlY2tvdXQ,?after",
        "/incidents?status=OPEN,?status",
        "/incidents?status=declared,?status",
        "/incidents?severity=1,?severity",
        "/incidents?status=X&status=Y&severity=Z&limit=x,?limit ?severity ?status ?status",
        "/incidents?service=%00,?service",
        "/incidents?after=Y2hlY2tvdXQ,?after",
        "/incidents?after=!,?after",
        "/alerts?state=fired,?state",
        "/alerts?severity=SEV1,?severity",
        "/alerts?verdict=GOOD,?verdict",
        "/alerts?incident=12,?incident",
        "/alerts?incident=INC-0,?incident",
        "/alerts?service=a%01,?service",
        "/alerts?after=Y2hlY2tvdXQ,?after",
        "/alerts/unmapped?limit=x,?limit",
        "/alerts/unmapped?after=Y2hlY2tvdXQ,?after",
        "/alert-sources?limit=x,?limit",
        "/alert-sources?after=Y2hlY2tvdXQ,?after"
    })
    void badParametersAreNamed(String path, String pointers) {
        assertBadFields(admin().urlEncodingEnabled(false).get("/api/v1" + path), Arrays.asList(pointers.split(" ")));
    }

    @ParameterizedTest(name = "{0} {1} without a valid token")
    @MethodSource("operations")
    void callerWhoIsNotKnownIsRefused(String method, String path, String body) {
        String email = Api.ADMIN;
        Stream.of(
                        given(),
                        given().header("Authorization", "Bearer"),
                        given().header("Authorization", "Bearer " + "x".repeat(200)),
                        given().header("Authorization", "Basic YWRtaW46YWRtaW4="),
                        bearer(Tokens.expired(email, "admin")),
                        bearer(Tokens.forged(email, "admin")),
                        bearer(Tokens.forAudience("somebody-else", email, "admin")),
                        bearer(unsigned(email)))
                .forEach(caller -> {
                    Response answer = call(caller, method, path, body);
                    assertProblem(answer, 401, "unauthenticated");
                    assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
                });
    }

    @ParameterizedTest(name = "{0} {1} with a role that may not")
    @MethodSource("operationsOfAdmins")
    void roleThatMayNotIsRefused(String method, String path, String body) {
        for (String role :
                List.of("responder", "incident-lead", "service-owner", "leadership", "alert-source", "Admin")) {
            assertProblem(call(bearer(Tokens.of("x@example.org", role)), method, path, body), 403, "forbidden");
        }
        assertProblem(call(bearer(Tokens.of("x@example.org")), method, path, body), 403, "forbidden");
    }

    @ParameterizedTest(name = "{0} {1} by nobody in particular")
    @MethodSource("operationsOfAdmins")
    void adminWithoutAnAddressNeitherReadsNorChanges(String method, String path, String body) {
        assertProblem(call(bearer(Tokens.withoutEmail("admin")), method, path, body), 403, "forbidden");
    }

    @Test
    void tokenWithTheSendersRoleIsNoSenderByAnySpellingOfThePath() {
        for (String path : List.of(
                "/api/v1;x/alerts/alertmanager", "/api/v1/alerts/alertmanager;x", "/api/v1/alerts//alertmanager")) {
            assertThat(call(bearer(Tokens.of("x@example.org", "alert-source")), "POST", path, "{}")
                            .statusCode())
                    .as(path)
                    .isBetween(400, 499);
        }
    }

    @Test
    void linkToTheNextPageTakesWhateverTheQueryHolds() throws IOException {
        for (int i = 0; i < 2; i++) {
            Api.newService(Api.service(2));
        }
        String answer = raw(
                "GET /api/v1/services?limit=1&x=a%7Cb&y=%22%26%C3%A9 HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                        + Tokens.of("x@example.org") + "\r\nConnection: close\r\n\r\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 200 ")
                .containsPattern(
                        "(?i)link: </api/v1/services\\?(?=.*x=a%7Cb)(?=.*y=%22%26%C3%A9).*after=[\\w-]+>; rel=\"next\"");
    }

    @Test
    void tokenOfAPersonOpensNoIntakeAndNoKeyOpensAnythingElse() {
        Sender sender = Sender.of();

        for (String token : List.of(Tokens.of("a@example.org", "admin", "alert-source"), "tl" + "A".repeat(30))) {
            assertProblem(sender.withKey(token).post(), 401, "unauthenticated");
        }
        assertProblem(given().auth().oauth2(sender.key()).get(SERVICES), 401, "unauthenticated");
    }

    @ParameterizedTest(name = "{0} {1} with another media type")
    @MethodSource("operationsWithBody")
    void bodyOfAnotherMediaTypeIsRefused(String method, String path, String body) {
        for (String type : List.of(
                "text/plain", "application/xml", "application/x-www-form-urlencoded", "application/octet-stream")) {
            assertProblem(
                    bearer(Tokens.of(Api.ADMIN, "admin"))
                            .config(asItIs())
                            .contentType(type)
                            .body(body.getBytes(StandardCharsets.UTF_8))
                            .request(method, path),
                    415,
                    "unsupported-media-type");
        }
        assertProblem(
                Sender.of()
                        .with("X-Throughline-Key", Sender.of().key())
                        .config(asItIs())
                        .contentType("text/plain")
                        .body("{}")
                        .post(Sender.PATH),
                415,
                "unsupported-media-type");
    }

    @ParameterizedTest(name = "{0} {1} asked for what is not there")
    @MethodSource("operations")
    void mediaTypeThatIsNotThereIsRefused(String method, String path, String body) {
        for (String type : List.of("text/html", "application/xml", "image/png")) {
            assertProblem(
                    call(bearer(Tokens.of(Api.ADMIN, "admin")).accept(type), method, path, body),
                    406,
                    "not-acceptable");
        }
        assertProblem(
                given().header("X-Throughline-Key", Sender.of().key())
                        .accept("text/html")
                        .contentType(ContentType.JSON)
                        .body("{}")
                        .post(Sender.PATH),
                406,
                "not-acceptable");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/nope",
                "/api",
                "/api/v1",
                "/api/v1/nope",
                "/api/v2/services",
                "/api/v1/services/a/b",
                "/api/v1/incidents/INC-1/nope",
                "/api/v1/alerts/a/b",
                "/q/nope",
                "/api/v1/services.json",
                "/API/V1/services"
            })
    void unknownPathIsNotFound(String path) {
        for (String method : List.of("GET", "POST", "PUT", "DELETE", "PATCH")) {
            assertProblem(admin().body("{}").request(method, path), 404, "not-found");
        }
    }

    @ParameterizedTest(name = "{0} takes {1}")
    @CsvSource({
        "/api/v1/services,GET",
        "/api/v1/services/checkout,DELETE GET PUT",
        "/api/v1/services/checkout/attestation,POST",
        "/api/v1/services/checkout/readiness,GET",
        "/api/v1/services/checkout/decision-rights,GET",
        "/api/v1/services/checkout/decision-rights/VERIFY_FIX,PUT",
        "/api/v1/services/checkout/decision-rights/VERIFY_FIX/history,GET",
        "/api/v1/teams,GET",
        "/api/v1/teams/payments,GET PUT",
        "/api/v1/people,GET",
        "/api/v1/people/a@b,GET PUT",
        "/api/v1/alert-sources,GET POST",
        "/api/v1/alert-sources/" + NO_ID + ",DELETE",
        "/api/v1/alert-sources/" + NO_ID + "/rotate,POST",
        "/api/v1/alerts,GET",
        "/api/v1/alerts/" + NO_ID + ",GET",
        "/api/v1/alerts/unmapped,GET",
        "/api/v1/incidents,GET POST",
        "/api/v1/incidents/INC-1,GET",
        "/api/v1/version,GET"
    })
    void methodThatThePathDoesNotTakeIsRefusedWithThoseItTakes(String path, String legal) {
        Set<String> methods = new TreeSet<>(Arrays.asList(legal.split(" ")));
        for (String method : List.of("GET", "POST", "PUT", "DELETE", "PATCH")) {
            if (!methods.contains(method)) {
                Response answer =
                        admin().contentType(ContentType.JSON).body("{}").request(method, path);
                assertProblem(answer, 405, "method-not-allowed");
                assertThat(allowed(answer)).as("Allow of %s %s", method, path).containsAll(methods);
                assertThat(allowed(answer)).doesNotContain(method);
            }
        }
    }

    @Test
    void methodThatTheIntakeDoesNotTakeIsRefused() {
        for (String method : List.of("GET", "PUT", "DELETE", "PATCH")) {
            Response answer = given().header("X-Throughline-Key", Sender.of().key())
                    .contentType(ContentType.JSON)
                    .body("{}")
                    .request(method, Sender.PATH);
            assertProblem(answer, 405, "method-not-allowed");
            assertThat(allowed(answer)).contains("POST");
        }
    }

    @Test
    void bodyOfAPersonOverItsLimitIsRefusedHoweverItIsSent() throws IOException, InterruptedException {
        String path = SERVICES + "/" + Api.newName("large");
        String token = "Bearer " + Tokens.of(Api.ADMIN, "admin");
        byte[] large = padded("{\"name\":\"a\",\"tier\":1,\"timeZone\":\"UTC\"}", PEOPLES_LIMIT + 1);

        assertTooLarge(send("PUT", path, "Authorization", token, HttpRequest.BodyPublishers.ofByteArray(large)));
        assertTooLarge(send("PUT", path, "Authorization", token, chunked(large)));
        assertTooLarge(send("POST", SOURCES, "Authorization", token, chunked(large)));
        Api.reader().get(path).then().statusCode(404);

        byte[] largest = padded("{\"name\":\"a\",\"tier\":1,\"timeZone\":\"UTC\"}", PEOPLES_LIMIT);
        assertThat(send("PUT", path, "Authorization", token, chunked(largest)).statusCode())
                .isEqualTo(201);
    }

    @Test
    void messageOfASenderOverItsLimitIsRefusedHoweverItIsSent() throws IOException, InterruptedException {
        String key = Sender.of().key();
        byte[] large = padded("{\"alerts\":[]}", SENDERS_LIMIT + 1);

        assertTooLarge(
                send("POST", Sender.PATH, "X-Throughline-Key", key, HttpRequest.BodyPublishers.ofByteArray(large)));
        assertTooLarge(send("POST", Sender.PATH, "X-Throughline-Key", key, chunked(large)));

        byte[] largest = padded("{\"alerts\":[]}", SENDERS_LIMIT);
        assertThat(send("POST", Sender.PATH, "X-Throughline-Key", key, HttpRequest.BodyPublishers.ofByteArray(largest))
                        .statusCode())
                .isEqualTo(202);
        assertThat(send("POST", Sender.PATH, "X-Throughline-Key", key, chunked(largest))
                        .statusCode())
                .isEqualTo(202);
    }

    @ParameterizedTest
    @ValueSource(longs = {60L << 20, 100L << 20, 1L << 40})
    void announcedLengthIsRefusedBeforeTheBodyComes(long length) throws IOException {
        String answer = raw("POST " + Sender.PATH + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Content-Length: " + length + "\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 413 ").contains("application/problem+json", "/problems/body-too-large");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/%c0%af", "/api/v1/services/a%2Fb", "/api/v1/services;x=1/a", "/api/v1/alerts;x=1/alertmanager"
            })
    void pathThatIsWrittenOddlyIsTheCallersFault(String path) throws IOException {
        for (String method : List.of("GET", "PUT")) {
            String answer = raw(method + " " + path
                    + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\n"
                    + "Authorization: Bearer " + Tokens.of(Api.ADMIN, "admin", "alert-source")
                    + "\r\nContent-Length: 2\r\n\r\n{}");

            assertThat(answer)
                    .as("%s %s", method, path)
                    .matches("(?s)HTTP/1\\.1 4\\d\\d .*")
                    .contains("application/problem+json");
        }
    }

    /** Quarkus itself answers those, before any route: 400 without a document. */
    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/services/%zz", "/api/v1/services/%", "/api/v1/services?team=%zz"})
    void pathThatCannotBeDecodedIsTheCallersFault(String path) throws IOException {
        assertThat(raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400 ");
    }

    static Stream<Arguments> operations() {
        return Stream.concat(
                operationsOfAdmins(),
                Stream.of(
                        arguments("GET", SERVICES, ""),
                        arguments("GET", SERVICES + "/checkout", ""),
                        arguments("GET", SERVICES + "/checkout/readiness", ""),
                        arguments("DELETE", SERVICES + "/checkout", ""),
                        arguments("POST", SERVICES + "/checkout/attestation", "{}"),
                        arguments("GET", SERVICES + "/checkout/decision-rights", ""),
                        arguments("GET", SERVICES + "/checkout/decision-rights/VERIFY_FIX/history", ""),
                        arguments("PUT", SERVICES + "/checkout/decision-rights/VERIFY_FIX", "{\"person\":null}"),
                        arguments("GET", TEAMS, ""),
                        arguments("GET", TEAMS + "/payments", ""),
                        arguments("GET", PEOPLE, ""),
                        arguments("GET", PEOPLE + "/grace@example.org", ""),
                        arguments("GET", "/api/v1/alerts", ""),
                        arguments("GET", "/api/v1/alerts/" + NO_ID, ""),
                        arguments("GET", "/api/v1/incidents", ""),
                        arguments("GET", "/api/v1/incidents/INC-1", "")));
    }

    static Stream<Arguments> operationsOfAdmins() {
        return Stream.concat(
                operationsWithBody(),
                Stream.of(
                        arguments("GET", SOURCES, ""),
                        arguments("POST", SOURCES + "/" + NO_ID + "/rotate", ""),
                        arguments("DELETE", SOURCES + "/" + NO_ID, ""),
                        arguments("GET", "/api/v1/alerts/unmapped", "")));
    }

    static Stream<Arguments> operationsWithBody() {
        return Stream.of(
                arguments("PUT", SERVICES + "/" + Api.newName("x"), "{\"name\":\"a\",\"tier\":1,\"timeZone\":\"UTC\"}"),
                arguments("PUT", PEOPLE + "/" + Api.newEmail("x"), "{\"name\":\"a\",\"timeZone\":\"UTC\"}"),
                arguments("PUT", TEAMS + "/" + Api.newName("x"), "{\"name\":\"a\",\"timeZone\":\"UTC\"}"),
                arguments("POST", SOURCES, "{\"name\":\"" + Api.newName("x") + "\"}"));
    }

    private static Arguments bad(String name, String body, String... pointers) {
        return arguments(name, body, List.of(pointers));
    }

    /** A good service but for those fields. */
    private static Arguments service(String name, String fields, String... pointers) {
        return bad(name, "{\"name\":\"a\",\"tier\":1,\"timeZone\":\"UTC\"," + fields + "}", pointers);
    }

    private static RequestSpecification admin() {
        return bearer(Tokens.of(Api.ADMIN, "admin"));
    }

    private static RequestSpecification bearer(String token) {
        return given().header("Authorization", "Bearer " + token);
    }

    private static io.restassured.config.RestAssuredConfig asItIs() {
        return RestAssured.config()
                .encoderConfig(RestAssured.config()
                        .getEncoderConfig()
                        .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                        .encodeContentTypeAs("application/xml", ContentType.TEXT)
                        .encodeContentTypeAs("application/x-www-form-urlencoded", ContentType.TEXT));
    }

    private static Response call(RequestSpecification caller, String method, String path, String body) {
        return body.isEmpty()
                ? caller.request(method, path)
                : caller.contentType(ContentType.JSON).body(body).request(method, path);
    }

    private static String unsigned(String email) {
        var encoder = java.util.Base64.getUrlEncoder().withoutPadding();
        String claims = "{\"iss\":\"" + Tokens.ISSUER + "\",\"aud\":\"" + Tokens.AUDIENCE + "\",\"email\":\"" + email
                + "\",\"groups\":[\"admin\"],\"exp\":99999999999}";
        return encoder.encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8)) + "."
                + encoder.encodeToString(claims.getBytes(StandardCharsets.UTF_8)) + ".";
    }

    private static Set<String> allowed(Response answer) {
        assertThat(answer.header("Allow")).as("Allow").isNotNull();
        return new TreeSet<>(Arrays.asList(answer.header("Allow").split("\\s*,\\s*")));
    }

    private static void assertBadFields(Response answer, List<String> pointers) {
        assertProblem(answer, 400, "invalid-request");
        assertThat(answer.<List<String>>path("errors.pointer")).containsExactlyInAnyOrderElementsOf(pointers);
        assertThat(answer.<List<String>>path("errors.reason")).allMatch(reason -> !reason.isBlank());
    }

    private static void assertProblem(Response answer, int status, String type) {
        String body = answer.asString();
        assertThat(answer.statusCode()).as(body).isEqualTo(status);
        assertThat(answer.contentType()).isEqualTo("application/problem+json");
        assertProblem(JsonPath.from(body), status, type);
    }

    private static void assertProblem(JsonPath problem, int status, String type) {
        assertThat(problem.getString("type")).isEqualTo("/problems/" + type);
        assertThat(problem.getInt("status")).isEqualTo(status);
        assertThat(problem.getString("title")).isNotBlank();
        assertThat(problem.getString("detail")).isNotBlank().doesNotContain("Exception", "\tat ");
    }

    private static void assertTooLarge(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(413);
        assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
        assertProblem(JsonPath.from(answer.body()), 413, "body-too-large");
    }

    private static byte[] padded(String json, int length) {
        byte[] body = new byte[length];
        Arrays.fill(body, (byte) ' ');
        byte[] start = json.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(start, 0, body, 0, start.length);
        return body;
    }

    private static HttpRequest.BodyPublisher chunked(byte[] body) {
        return HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
    }

    private static HttpResponse<String> send(
            String method, String path, String header, String value, HttpRequest.BodyPublisher body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + RestAssured.port + path))
                .version(HttpClient.Version.HTTP_1_1)
                .header("Content-Type", "application/json")
                .header(header, value)
                .method(method, body)
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    /** The answer to a request that no client library would send. */
    private static String raw(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", RestAssured.port)) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            List<String> answer = new ArrayList<>();
            byte[] buffer = new byte[16 << 10];
            for (int read = socket.getInputStream().read(buffer);
                    read >= 0;
                    read = socket.getInputStream().read(buffer)) {
                answer.add(new String(buffer, 0, read, StandardCharsets.UTF_8));
            }
            return String.join("", answer);
        }
    }
}
