package io.throughline.incident;

import static io.throughline.kit.testing.Problems.assertBadFields;
import static io.throughline.kit.testing.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.throughline.events.Topic;
import io.throughline.kit.testing.PublishedEvents;
import io.throughline.kit.testing.RealParts;
import io.throughline.kit.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody but its members learns of a private incident, not even that it exists. */
@QuarkusTest
@QuarkusTestResource(value = RealParts.class, initArgs = @ResourceArg(name = "database", value = "incident"))
class PrivateIncidentTest {
    private static final String REASON = "X-Access-Reason";

    private TestDatabase database;

    /** Whatever roles they have: none of them makes a member. */
    static Stream<RequestSpecification> outsiders() {
        return Stream.of(
                Api.as("outsider@example.org", "responder", "incident-lead", "service-owner", "leadership"),
                Api.as("outsider@example.org", "responder").header(REASON, "I want to know"),
                Api.as(Api.ADMIN, "admin"),
                Api.as(Api.ADMIN, "admin").header(REASON, " "),
                Api.as("outsider@example.org"));
    }

    @Test
    void everyCallIsAnsweredAsIfThereWereNone() {
        PrivateCase secret = PrivateCase.declared();
        String before = secret.everything();
        List<Call> calls = callsOnIncidents();
        assertThat(calls).extracting(Call::toString).contains("GET ", "GET /thread", "POST /resolve", "PUT /review");

        for (String ref : List.of(secret.ref(), secret.id())) {
            for (Call call : calls) {
                outsiders().forEach(outsider -> {
                    Response answer = call.by(outsider, ref);
                    assertProblem(answer, 404, "not-found");
                    assertThat(answer.asString()).as(call.toString()).doesNotContain(secret.title(), secret.lead());
                    assertThat(withoutTrace(answer, ref))
                            .as("%s tells it from one that is not there", call)
                            .isEqualTo(withoutTrace(call.by(outsider(), "INC-999999999"), "INC-999999999"));
                });
            }
        }
        assertThat(secret.everything()).isEqualTo(before);
    }

    private static RequestSpecification outsider() {
        return outsiders().findFirst().orElseThrow();
    }

    private static String withoutTrace(Response answer, String ref) {
        return answer.asString().replaceAll("\"traceId\":\"[0-9a-f]+\"", "").replace(ref, "REF");
    }

    /** Every operation below an incident that there is; the least that it takes is known for each. */
    private static List<Call> callsOnIncidents() {
        Map<String, String> least = WriteCall.all()
                .filter(WriteCall::isAboutAnIncident)
                .collect(Collectors.toMap(WriteCall::toString, WriteCall::least));
        Map<String, Map<String, Map<String, Object>>> paths =
                RestAssured.get("/q/openapi?format=JSON").path("paths");
        List<Call> calls = new ArrayList<>();
        paths.forEach((path, operations) -> {
            if (path.startsWith("/api/v1/incidents/{")) {
                String below = path.substring("/api/v1/incidents/{ref}".length())
                        .replace("{role}", "SCRIBE")
                        .replace("{releaseId}", WriteCall.NO_RELEASE)
                        .replace("{n}", "1");
                assertThat(below).as("a path whose parameters this test knows").doesNotContain("{");
                operations.forEach((method, operation) -> {
                    if (List.of("get", "put", "post", "delete", "patch").contains(method)) {
                        String name = method.toUpperCase(java.util.Locale.ROOT) + " " + below;
                        if (operation.containsKey("requestBody")) {
                            assertThat(least).as("the least that a call takes").containsKey(name);
                        }
                        calls.add(new Call(method.toUpperCase(java.util.Locale.ROOT), below, least.get(name)));
                    }
                });
            }
        });
        return calls;
    }

    /** One operation on an incident. */
    private record Call(String method, String below, String body) {
        Response by(RequestSpecification caller, String ref) {
            RequestSpecification request = RestAssured.given().spec(caller);
            return (body == null
                            ? request
                            : request.contentType(ContentType.JSON).body(body))
                    .request(method, "/api/v1/incidents/" + ref + below);
        }

        @Override
        public String toString() {
            return method + " " + below;
        }
    }

    @Test
    void listsOfOutsidersDoNotHaveIt() {
        PrivateCase secret = PrivateCase.declared();

        outsiders().forEach(outsider -> {
            for (String query : List.of("service=" + secret.service(), "lead=" + secret.lead(), "limit=200")) {
                Response list = RestAssured.given().spec(outsider).get("/api/v1/incidents?" + query);
                list.then().statusCode(200);
                assertThat(list.<List<String>>path("items.reference")).doesNotContain(secret.ref());
                assertThat(list.asString()).doesNotContain(secret.title(), secret.id());
            }
        });
    }

    @Test
    void everyMemberMayReadAllOfItAndHasItInTheList() {
        PrivateCase secret = PrivateCase.declared();
        List<Call> reads = callsOnIncidents().stream()
                .filter(call -> call.method().equals("GET"))
                .toList();

        for (String member : secret.members()) {
            for (Call read : reads) {
                Response answer = read.by(Api.as(member), secret.ref());
                assertThat(answer.statusCode())
                        .as("%s by %s: %s", read, member, answer.asString())
                        .isEqualTo(200);
            }
            assertThat(Api.as(member)
                            .get("/api/v1/incidents?service=" + secret.service())
                            .<List<String>>path("items.reference"))
                    .as(member)
                    .containsExactly(secret.ref());
        }
        assertThat(secret.timeline()).doesNotContain("READ_BY_ADMIN");
    }

    @Test
    void whoLosesTheirPartInItLosesSightOfIt() {
        PrivateCase secret = PrivateCase.declared();
        RequestSpecification lead = Api.as(secret.lead(), "incident-lead");

        RestAssured.given()
                .spec(lead)
                .delete(secret.path("/roles/SCRIBE"))
                .then()
                .statusCode(200);
        assertLost(secret, secret.scribe());
        RestAssured.given()
                .spec(lead)
                .queryParam("person", secret.responder())
                .delete(secret.path("/roles/RESPONDER"))
                .then()
                .statusCode(200);
        assertLost(secret, secret.responder());
        String successor = Api.newEmail("successor");
        put(lead, secret, "/roles/COMMUNICATIONS", Map.of("person", successor));
        assertLost(secret, secret.communications());
        assertSees(secret, successor);
        put(lead, secret, "/members", Map.of("members", List.of(), "reason", "Not theirs"));
        assertLost(secret, secret.added());
        put(lead, secret, "/roles/LEAD", Map.of("person", successor));
        assertLost(secret, secret.lead());
        put(Api.as(successor), secret, "/private", Map.of("private", false, "reason", "It is known by now"));
        assertSees(secret, secret.lead());
    }

    private static void put(RequestSpecification by, PrivateCase secret, String below, Map<String, Object> body) {
        RestAssured.given().spec(by).body(body).put(secret.path(below)).then().statusCode(200);
    }

    private static void assertLost(PrivateCase secret, String person) {
        assertProblem(Api.as(person, "responder", "incident-lead").get(secret.path("")), 404, "not-found");
        assertThat(Api.as(person, "responder")
                        .get("/api/v1/incidents?service=" + secret.service())
                        .<List<String>>path("items"))
                .isEmpty();
    }

    private static void assertSees(PrivateCase secret, String person) {
        Api.as(person).get(secret.path("")).then().statusCode(200);
    }

    @Test
    void ownerOrDeputyWhoHasLeftIsNoMember() {
        PrivateCase secret = PrivateCase.declared();

        Api.admin()
                .header("If-Match", "\"1\"")
                .body(Map.of("name", "Left", "timeZone", "UTC", "active", false))
                .put("/api/v1/people/" + secret.deputy())
                .then()
                .statusCode(200);

        assertLost(secret, secret.deputy());
    }

    @Test
    void publicIncidentThatBecomesPrivateIsSeenByItsMembersOnly() {
        Incidents incident = Incidents.led("SEV3");

        incident.asLead()
                .body(Map.of("private", true, "reason", "It is about a person"))
                .put(incident.path("/private"))
                .then()
                .statusCode(200)
                .body("private", equalTo(true));

        assertProblem(Api.reader().get(incident.path("")), 404, "not-found");
        assertThat(Api.incidentsOf(incident.service).<List<Object>>path("items"))
                .isEmpty();
        incident.asLead().get(incident.path("")).then().statusCode(200);
        incident.asOwner().get(incident.path("")).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/timeline", "/timeline/verification", "/thread", "/review"})
    void adminWhoSaysWhyReadsItAndThatIsWrittenDown(String below) {
        PrivateCase secret = PrivateCase.declared();
        int before = secret.timeline().size();

        Api.admin()
                .header(REASON, "Audit 12, asked by legal")
                .get(secret.path(below))
                .then()
                .statusCode(200);

        assertThat(secret.timeline()).hasSize(before + 1).endsWith("READ_BY_ADMIN");
        Map<String, Object> entry = secret.entries().getMap("items[-1]");
        assertThat(entry).containsEntry("by", Api.ADMIN).containsEntry("text", "Audit 12, asked by legal");
        secret.assertTimelineIsWhole();
    }

    @Test
    void accessReasonInAnyScriptKeepsTheTimelineWhole() {
        PrivateCase secret = PrivateCase.declared();

        for (String reason :
                List.of("Pr\u00fcfung \u00a712", "\u6c7a\u6e08 \ud83d\udd25", "a\u0085b", "x".repeat(500))) {
            Api.admin().header(REASON, reason).get(secret.path("")).then().statusCode(200);
        }
        secret.assertTimelineIsWhole();
    }

    @Test
    void adminWithoutAReasonOrWithTooLongAOneReadsNothing() {
        PrivateCase secret = PrivateCase.declared();
        String before = secret.everything();

        assertProblem(Api.admin().get(secret.path("")), 404, "not-found");
        for (String below : List.of("", "/timeline", "/thread", "/review", "/timeline/verification")) {
            assertBadFields(Api.admin().header(REASON, "r".repeat(501)).get(secret.path(below)), REASON);
        }
        assertThat(secret.everything()).isEqualTo(before);
    }

    @Test
    void reasonOfNobodyButAnAdminOpensIt() {
        PrivateCase secret = PrivateCase.declared();

        outsiders()
                .forEach(outsider ->
                        assertProblem(RestAssured.given().spec(outsider).get(secret.path("")), 404, "not-found"));
        assertThat(secret.timeline()).doesNotContain("READ_BY_ADMIN");
    }

    @Test
    void adminMayReadItButForACommandItIsNotThere() {
        PrivateCase secret = PrivateCase.declared();

        assertProblem(
                Api.admin()
                        .header(REASON, "Audit")
                        .body(Map.of("severity", "SEV1", "reason", "R"))
                        .put(secret.path("/severity")),
                404,
                "not-found");
        assertProblem(
                Api.as(Api.ADMIN, "admin", "responder")
                        .header(REASON, "Audit")
                        .body(Map.of("text", "I was here"))
                        .post(secret.path("/timeline")),
                404,
                "not-found");
        Api.as(secret.lead()).get(secret.path("")).then().body("severity", equalTo("SEV3"));
    }

    @Test
    void whoHasLeftIsNoMemberAnyMore() {
        Incidents incident = Incidents.declared("SEV3", Map.of("private", true));
        String deputy = Api.newPerson("deputy", true);
        incident.asOwner()
                .body(Map.of("members", List.of(deputy), "reason", "She knows it"))
                .put(incident.path("/members"))
                .then()
                .statusCode(200);
        Api.as(deputy, "responder").get(incident.path("")).then().statusCode(200);

        Api.admin()
                .header("If-Match", "\"1\"")
                .body(Map.of("name", "deputy", "timeZone", "Europe/Berlin", "active", false))
                .put("/api/v1/people/" + deputy)
                .then()
                .statusCode(200);

        Api.as(deputy, "responder").get(incident.path("")).then().statusCode(404);
    }

    @Test
    void readingThatIsRefusedAfterAllIsWrittenDownToo() {
        Incidents withoutReview = Incidents.declared("SEV3", Map.of("private", true));

        assertProblem(Api.admin().header(REASON, "Audit").get(withoutReview.path("/review")), 404, "not-found");

        List<String> kinds =
                withoutReview.asOwner().get(withoutReview.path("/timeline")).path("items.kind");
        assertThat(kinds).endsWith("READ_BY_ADMIN");
    }

    @Test
    void eventsOfItSayThatItIsPrivateAndWhoMayKnow() {
        PrivateCase secret = PrivateCase.declared();
        RequestSpecification lead = Api.as(secret.lead(), "incident-lead");
        RestAssured.given()
                .spec(lead)
                .delete(secret.path("/roles/SCRIBE"))
                .then()
                .statusCode(200);
        RestAssured.given().spec(lead).post(secret.path("/mitigate")).then().statusCode(200);
        List<ConsumerRecord<String, byte[]>> events = PublishedEvents.of(
                Topic.INCIDENT, secret.id(), PublishedEvents.lastSequence(database, "incident", "id", secret.id()));

        assertThat(events)
                .hasSizeGreaterThan(7)
                .allSatisfy(event -> assertThat(PublishedEvents.data(event).getBoolean("incident.private"))
                        .as(PublishedEvents.type(event))
                        .isTrue());
        assertThat(membersIn(events.get(0)))
                .containsExactlyInAnyOrder(secret.declarer(), secret.owner(), secret.deputy());
        List<String> without = new ArrayList<>(secret.members());
        without.remove(secret.scribe());
        assertThat(membersIn(events.get(events.size() - 3))).containsExactlyInAnyOrderElementsOf(secret.members());
        assertThat(events.subList(events.size() - 2, events.size()))
                .allSatisfy(event -> assertThat(membersIn(event)).containsExactlyInAnyOrderElementsOf(without));

        put(lead, secret, "/private", Map.of("private", false, "reason", "It is known by now"));
        ConsumerRecord<String, byte[]> opened = PublishedEvents.of(Topic.INCIDENT, secret.id(), events.size() + 1)
                .get(events.size());
        assertThat(PublishedEvents.data(opened).getBoolean("incident.private")).isFalse();
        assertThat(membersIn(opened)).isEmpty();
    }

    private static List<String> membersIn(ConsumerRecord<String, byte[]> event) {
        JsonPath data = PublishedEvents.data(event);
        return data.getList("incident.members");
    }
}
