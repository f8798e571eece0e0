package io.throughline.incident;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.throughline.events.Topic;
import io.throughline.kit.testing.AtOnce;
import io.throughline.kit.testing.PublishedEvents;
import io.throughline.kit.testing.RealParts;
import io.throughline.kit.testing.TestDatabase;
import io.throughline.kit.testing.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The catalogue of services and the people who own them. */
@QuarkusTest
@QuarkusTestResource(value = RealParts.class, initArgs = @ResourceArg(name = "database", value = "incident"))
class CatalogTest {
    private static final Pattern NEXT = Pattern.compile("<([^>]+)>; rel=\"next\"");

    private TestDatabase database;

    @Test
    void newServiceIsAnsweredWithItsDefaultsAndItsVersion() {
        String slug = Api.newName("checkout");

        Response created = Api.admin().body(Api.service(1)).put("/api/v1/services/" + slug);

        created.then()
                .statusCode(201)
                .header("ETag", "\"1\"")
                .body("slug", equalTo(slug))
                .body("name", equalTo("Checkout"))
                .body("description", nullValue())
                .body("tier", equalTo(1))
                .body("team", nullValue())
                .body("timeZone", equalTo("Europe/Berlin"))
                .body("accountableOwner", nullValue())
                .body("deputies", empty())
                .body("journeys", empty())
                .body("releasePolicy.evidence", empty())
                .body("incidentPolicy.reviewSeverities", contains("SEV1", "SEV2"))
                .body("incidentPolicy.leadWithinMinutes", equalTo(10))
                .body(
                        "incidentPolicy.reviewWithinBusinessDays",
                        equalTo(Map.of("SEV1", 5, "SEV2", 10, "SEV3", 10, "SEV4", 10)))
                .body("escalationRoute", empty())
                .body("dashboards", empty())
                .body("dependencies", empty())
                .body("environmentStandard", nullValue())
                .body("vendors", empty())
                .body("maintenanceWindows", empty())
                .body("releasePolicy.highRiskApprover", equalTo("APPROVE_RISKY_RELEASE"))
                .body("incidentPolicy.joining", equalTo(Map.of()))
                .body("version", equalTo(1));
        Api.reader()
                .get("/api/v1/services/" + slug)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("", equalTo(created.jsonPath().getMap("")));
    }

    @Test
    void wholeRecordIsKept() {
        String slug = Api.newService(fullRecord());

        Map<String, Object> kept =
                Api.reader().get("/api/v1/services/" + slug).jsonPath().getMap("");

        assertThat(kept).containsAllEntriesOf(fullRecord());
    }

    @Test
    void addressesAreTrimmedLowerCasedAndNamedOnce() {
        Map<String, Object> record = Api.service(2);
        record.put("accountableOwner", "  Grace@Example.ORG ");
        record.put("deputies", List.of("Ada@example.org", "ada@example.org"));
        record.put("escalationRoute", List.of(Map.of("afterMinutes", 0, "contacts", List.of(" ADA@example.org"))));

        Api.reader()
                .get("/api/v1/services/" + Api.newService(record))
                .then()
                .body("accountableOwner", equalTo("grace@example.org"))
                .body("deputies", contains("ada@example.org"))
                .body("escalationRoute[0].contacts", contains("ada@example.org"));
    }

    @Test
    void whatAGetAnswersCanBePutBackAsItIs() {
        String service = "/api/v1/services/" + Api.newService(fullRecord());
        String person = "/api/v1/people/" + Api.newPerson("grace", true);

        for (String path : List.of(service, person)) {
            Response read = Api.reader().get(path);
            Response written = Api.admin()
                    .header("If-Match", read.header("ETag"))
                    .body(read.asString())
                    .put(path);
            written.then().statusCode(200).header("ETag", "\"2\"").body("version", equalTo(2));
            Map<String, Object> before = read.jsonPath().getMap("");
            Map<String, Object> after = written.jsonPath().getMap("");
            before.remove("version");
            after.remove("version");
            assertThat(after).isEqualTo(before);
        }
    }

    @ParameterizedTest(name = "If-Match {0} on a record at version 2 is answered with {1}")
    @CsvSource({
        "'\"2\"',200",
        "'W/\"2\"',200",
        "*,200",
        "'\"1\"',412",
        "'\"3\"',412",
        "2,400",
        "'\"two\"',400",
        "'\"1\", \"2\"',400"
    })
    void changeNeedsTheVersionThatWasSeen(String ifMatch, int status) {
        for (String path : existing()) {
            change(path).header("If-Match", "\"1\"").put(path).then().statusCode(200);

            change(path).header("If-Match", ifMatch).put(path).then().statusCode(status);

            Api.reader().get(path).then().body("version", equalTo(status == 200 ? 3 : 2));
        }
    }

    @Test
    void recordThatExistsIsNotChangedBlindly() {
        for (String path : existing()) {
            change(path).put(path).then().statusCode(428).body("type", equalTo("/problems/version-required"));
            Api.reader().get(path).then().body("version", equalTo(1));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"1\"", "*"})
    void recordThatDoesNotExistWasNotSeen(String ifMatch) {
        for (String path : missing()) {
            change(path)
                    .header("If-Match", ifMatch)
                    .put(path)
                    .then()
                    .statusCode(412)
                    .body("type", equalTo("/problems/stale-version"));
            Api.reader().get(path).then().statusCode(404);
        }
    }

    @Test
    void peopleAreKnownByTheirAddressInLowerCase() {
        String email = Api.newEmail("grace");

        Api.admin()
                .body(Map.of(
                        "name", "Grace", "timeZone", "America/New_York", "groups", List.of("leadership", "leadership")))
                .put("/api/v1/people/" + email.toUpperCase(java.util.Locale.ROOT))
                .then()
                .statusCode(201)
                .header("ETag", "\"1\"")
                .body("email", equalTo(email))
                .body("active", equalTo(true))
                .body("groups", contains("leadership"));
        Api.reader()
                .get("/api/v1/people/" + email.replace("grace", "GRACE"))
                .then()
                .statusCode(200)
                .body("name", equalTo("Grace"));
    }

    @Test
    void ownerAndDeputiesWithTheirRoleMayChangeTheRecordAndOthersMayNot() {
        String owner = Api.newEmail("owner");
        String deputy = Api.newEmail("deputy");
        Map<String, Object> record = Api.service(2);
        record.put("accountableOwner", owner);
        record.put("deputies", List.of(deputy));
        String path = "/api/v1/services/" + Api.newService(record);

        put(Api.as(owner, "service-owner"), path, record, 1).then().statusCode(200);
        put(Api.as(deputy.toUpperCase(java.util.Locale.ROOT), "service-owner"), path, record, 2)
                .then()
                .statusCode(200);
        put(Api.as(owner, "responder"), path, record, 3).then().statusCode(403);
        put(Api.as(Api.newEmail("other"), "service-owner"), path, record, 3)
                .then()
                .statusCode(403);
        put(Api.as(Api.newEmail("lead"), "leadership", "incident-lead", "responder"), path, record, 3)
                .then()
                .statusCode(403)
                .body("type", equalTo("/problems/forbidden"));

        Api.reader().get(path).then().body("version", equalTo(3));
    }

    @Test
    void whoHandsAServiceOverMayChangeItNoMore() {
        String owner = Api.newEmail("owner");
        Map<String, Object> record = Api.service(2);
        record.put("accountableOwner", owner);
        String path = "/api/v1/services/" + Api.newService(record);

        record.put("accountableOwner", Api.newEmail("heir"));
        put(Api.as(owner, "service-owner"), path, record, 1).then().statusCode(200);

        put(Api.as(owner, "service-owner"), path, record, 2).then().statusCode(403);
    }

    @Test
    void onlyAdminsMakeServicesAndRecordPeople() {
        String owner = Api.newEmail("owner");
        Map<String, Object> record = Api.service(2);
        record.put("accountableOwner", owner);

        Api.as(owner, "service-owner")
                .body(record)
                .put("/api/v1/services/" + Api.newName("mine"))
                .then()
                .statusCode(403);
        Api.as(owner, "service-owner", "leadership")
                .body(Map.of("name", "Grace", "timeZone", "UTC"))
                .put("/api/v1/people/" + owner)
                .then()
                .statusCode(403);
    }

    @Test
    void servicesAreFilteredByOwnerTeamAndTier() {
        String team = Api.newName("team");
        String owner = Api.newEmail("owner");
        String first = Api.newService(owned(team, owner, 1));
        String second = Api.newService(owned(team, Api.newEmail("other"), 2));
        String third = Api.newService(owned(Api.newName("team"), owner, 3));

        assertThat(slugs("team", team)).containsExactlyInAnyOrder(first, second);
        assertThat(slugs("owner", owner.toUpperCase(java.util.Locale.ROOT))).containsExactlyInAnyOrder(first, third);
        assertThat(slugs("team", team, "owner", owner)).containsExactly(first);
        assertThat(slugs("team", team, "tier", "1", "tier", "2")).containsExactlyInAnyOrder(first, second);
        assertThat(slugs("team", team, "tier", "4")).isEmpty();
    }

    @Test
    void pagesFollowEachOtherWhileServicesAreAdded() {
        String team = Api.newName("team");
        String prefix = Api.newName("paged");
        for (String suffix : List.of("b", "d", "f", "h", "j")) {
            put(Api.admin(), "/api/v1/services/" + prefix + "-" + suffix, owned(team, "tbd", 2), 0)
                    .then()
                    .statusCode(201);
        }

        Response page =
                Api.reader().queryParam("team", team).queryParam("limit", 2).get("/api/v1/services");
        List<String> seen = new ArrayList<>(page.<List<String>>path("items.slug"));
        for (String suffix : List.of("a", "c", "e")) { // before and behind where the reader stands
            put(Api.admin(), "/api/v1/services/" + prefix + "-" + suffix, owned(team, "tbd", 2), 0)
                    .then()
                    .statusCode(201);
        }
        while (page.path("next") != null) {
            Matcher link = NEXT.matcher(page.header("Link"));
            assertThat(link.matches()).isTrue();
            page = Api.reader().urlEncodingEnabled(false).get(link.group(1));
            seen.addAll(page.<List<String>>path("items.slug"));
        }

        assertThat(page.header("Link")).isNull();
        assertThat(seen)
                .containsExactlyElementsOf(IntStream.of('b', 'd', 'e', 'f', 'h', 'j')
                        .mapToObj(c -> prefix + "-" + (char) c)
                        .toList());
    }

    @Test
    void cursorOfTheBodyLeadsWhereTheLinkLeads() {
        String team = Api.newName("team");
        String owner = Api.newName("o+wner") + "@example.org";
        Api.newService(owned(team, owner, 1));
        Api.newService(owned(team, owner, 1));
        Response page = Api.reader()
                .queryParam("team", team)
                .queryParam("owner", owner)
                .queryParam("limit", 1)
                .get("/api/v1/services");
        Matcher link = NEXT.matcher(page.header("Link"));
        assertThat(link.matches()).isTrue();

        String byLink =
                Api.reader().urlEncodingEnabled(false).get(link.group(1)).asString();
        String byCursor = Api.reader()
                .queryParam("team", team)
                .queryParam("owner", owner)
                .queryParam("limit", 1)
                .queryParam("after", page.<String>path("next"))
                .get("/api/v1/services")
                .asString();

        assertThat(byLink).isEqualTo(byCursor);
        assertThat(JsonPath.from(byLink).getList("items")).hasSize(1);
    }

    @Test
    void peopleAreListedInPagesByTheirAddress() {
        List<String> made = List.of(Api.newPerson("a", true), Api.newPerson("b", true), Api.newPerson("c", false));
        List<String> seen = new ArrayList<>();
        String next = null;
        do {
            RequestSpecification request = Api.reader().queryParam("limit", 2);
            Response page = (next == null ? request : request.queryParam("after", next)).get("/api/v1/people");
            page.then().statusCode(200);
            seen.addAll(page.<List<String>>path("items.email"));
            next = page.path("next");
        } while (next != null);

        assertThat(seen).containsAll(made).doesNotHaveDuplicates();
        assertThat(seen.stream().filter(made::contains)).containsExactlyElementsOf(made);
    }

    @Test
    void everyChangeOfAServiceIsOneEventWithTheWholeRecord() {
        Map<String, Object> record = fullRecord();
        String slug = Api.newService(record);
        String path = "/api/v1/services/" + slug;
        record.put("name", "Checkout and payment");
        put(Api.admin(), path, record, 1).then().statusCode(200);
        put(Api.admin(), path, record, 1).then().statusCode(412);
        record.put("accountableOwner", "tbd");
        put(Api.admin(), path, record, 2).then().statusCode(200);

        assertThat(PublishedEvents.lastSequence(database, "service", "slug", slug))
                .isEqualTo(3);
        List<ConsumerRecord<String, byte[]>> events = PublishedEvents.of(Topic.SERVICE, slug, 3);
        events.forEach(event ->
                PublishedEvents.assertHeadersAreComplete(event, "/incident-service", "service.changed.v1", slug));
        JsonPath second = PublishedEvents.data(events.get(1));
        assertThat(second.getString("slug")).isEqualTo(slug);
        assertThat(second.getString("name")).isEqualTo("Checkout and payment");
        assertThat(second.getInt("tier")).isEqualTo(1);
        assertThat(second.getString("team")).isEqualTo("payments");
        assertThat(second.getString("timeZone")).isEqualTo("Europe/Berlin");
        assertThat(second.getString("accountableOwner")).isEqualTo("grace@example.org");
        for (String field : List.of("deputies", "journeys", "escalationRoute")) {
            assertThat(second.getList(field)).isEqualTo(record.get(field));
        }
        assertThat(second.getMap("incidentPolicy")).isEqualTo(record.get("incidentPolicy"));
        for (String detail : List.of(
                "description",
                "releasePolicy",
                "dashboards",
                "dependencies",
                "environmentStandard",
                "vendors",
                "maintenanceWindows")) {
            assertThat(second.<Object>get("details." + detail)).as(detail).isEqualTo(record.get(detail));
        }
        assertThat(PublishedEvents.data(events.get(2)).getString("accountableOwner"))
                .isNull();
    }

    @Test
    void everyChangeOfAPersonIsOneEventWithTheWholeRecord() {
        String email = Api.newPerson("grace", true);
        Api.admin()
                .header("If-Match", "\"1\"")
                .body(Map.of(
                        "name",
                        "Grace H.",
                        "timeZone",
                        "Asia/Kathmandu",
                        "active",
                        false,
                        "groups",
                        List.of("leadership")))
                .put("/api/v1/people/" + email)
                .then()
                .statusCode(200);

        assertThat(PublishedEvents.lastSequence(database, "person", "email", email))
                .isEqualTo(2);
        List<ConsumerRecord<String, byte[]>> events = PublishedEvents.of(Topic.PERSON, email, 2);
        events.forEach(event ->
                PublishedEvents.assertHeadersAreComplete(event, "/incident-service", "person.changed.v1", email));
        assertThat(PublishedEvents.data(events.get(1)).getMap(""))
                .isEqualTo(Map.of(
                        "email",
                        email,
                        "name",
                        "Grace H.",
                        "timeZone",
                        "Asia/Kathmandu",
                        "active",
                        false,
                        "groups",
                        List.of("leadership")));
    }

    @Test
    void recordThatManyMakeAtOnceIsMadeOnce() {
        for (String path : missing()) {
            List<Response> answers = AtOnce.call(6, i -> change(path).put(path));

            assertThat(answers)
                    .extracting(Response::statusCode)
                    .containsExactlyInAnyOrder(201, 428, 428, 428, 428, 428);
            Api.reader().get(path).then().body("version", equalTo(1));
        }
    }

    @Test
    void changeThatManyMakeAtOnceIsMadeOnce() {
        for (String path : existing()) {
            List<Response> answers =
                    AtOnce.call(6, i -> change(path).header("If-Match", "\"1\"").put(path));

            assertThat(answers)
                    .extracting(Response::statusCode)
                    .containsExactlyInAnyOrder(200, 412, 412, 412, 412, 412);
            Api.reader().get(path).then().body("version", equalTo(2));
        }
    }

    @Test
    void whoNamesNobodyChangesNothing() {
        for (String path : missing()) {
            given().auth()
                    .oauth2(Tokens.withoutEmail("admin"))
                    .contentType(ContentType.JSON)
                    .body(bodyOf(path))
                    .put(path)
                    .then()
                    .statusCode(403)
                    .body("type", equalTo("/problems/forbidden"));
            Api.reader().get(path).then().statusCode(404);
        }
    }

    private static List<String> existing() {
        return List.of(
                "/api/v1/services/" + Api.newService(Api.service(2)), "/api/v1/people/" + Api.newPerson("grace", true));
    }

    private static List<String> missing() {
        return List.of("/api/v1/services/" + Api.newName("missing"), "/api/v1/people/" + Api.newEmail("missing"));
    }

    private static RequestSpecification change(String path) {
        return Api.admin().body(bodyOf(path));
    }

    private static Map<String, Object> bodyOf(String path) {
        return path.contains("/people/") ? Map.of("name", "Grace", "timeZone", "Europe/Berlin") : Api.service(3);
    }

    /** @param seen version; 0 for a new record */
    private static Response put(RequestSpecification caller, String path, Map<String, Object> record, int seen) {
        return (seen == 0 ? caller : caller.header("If-Match", "\"" + seen + "\""))
                .body(record)
                .put(path);
    }

    private static Map<String, Object> owned(String team, String owner, int tier) {
        Map<String, Object> record = Api.service(tier);
        record.put("team", team);
        record.put("accountableOwner", owner);
        return record;
    }

    private static List<String> slugs(String... filters) {
        RequestSpecification request = Api.reader();
        for (int i = 0; i < filters.length; i += 2) {
            request = request.queryParam(filters[i], filters[i + 1]);
        }
        Response services = request.get("/api/v1/services");
        services.then().statusCode(200).body("next", nullValue());
        return services.path("items.slug");
    }

    private static Map<String, Object> fullRecord() {
        Map<String, Object> record = Api.service(1);
        record.put("description", "Takes payments.\nEven at night.");
        record.put("team", "payments");
        record.put("accountableOwner", "grace@example.org");
        record.put("deputies", List.of("ada@example.org"));
        record.put("journeys", List.of("checkout", "refund"));
        record.put(
                "releasePolicy",
                Map.of(
                        "evidence", List.of("load test"),
                        "rollbackPath", "https://runbooks.example/rollback",
                        "rollbackExercisedOn", "2026-09-01",
                        "freezeRule", "none in December",
                        "highRiskApprover", "STOP_RELEASE"));
        record.put(
                "incidentPolicy",
                Map.of(
                        "reviewSeverities",
                        List.of("SEV1", "SEV2", "SEV3"),
                        "leadWithinMinutes",
                        5,
                        "reviewWithinBusinessDays",
                        Map.of("SEV1", 1, "SEV2", 3, "SEV3", 20, "SEV4", 365),
                        "joining",
                        Map.of("SEV1", Map.of("roles", List.of("LEAD", "SCRIBE"), "escalationSteps", List.of(1, 2)))));
        record.put(
                "escalationRoute",
                List.of(
                        Map.of("afterMinutes", 0, "contacts", List.of("grace@example.org")),
                        Map.of("afterMinutes", 15, "contacts", List.of("ada@example.org", "cto@example.org"))));
        record.put("dependencies", List.of("ledger", "nobody-knows"));
        record.put("environmentStandard", "https://standards.example/production");
        record.put("vendors", List.of(Map.of("name", "Acme Payments", "contact", "+49 30 1234")));
        record.put(
                "maintenanceWindows",
                List.of(Map.of("from", "2026-12-06T01:00:00Z", "to", "2026-12-06T03:00:00Z", "reason", "upgrade")));
        record.put(
                "dashboards",
                List.of(Map.of(
                        "title", "Payments per minute",
                        "url", "https://grafana.example/d/1",
                        "owner", "ada@example.org",
                        "businessSignal", "payments")));
        return record;
    }
}
