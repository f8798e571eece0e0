package io.throughline.incident;

import static io.throughline.kit.testing.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.throughline.kit.testing.RealParts;
import io.throughline.kit.testing.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is given out as YAML is taken in again without a change. */
@QuarkusTest
@QuarkusTestResource(value = RealParts.class, initArgs = @ResourceArg(name = "database", value = "incident"))
class CatalogExportTest {
    private TestDatabase database;

    @Test
    void wholeCatalogueIsTakenInAgainWithoutAChange() throws SQLException {
        String owner = Api.newPerson("owner", true);
        String holder = Api.newPerson("holder", true);
        String full = Api.newService(everything(owner));
        Api.admin()
                .body(Map.of("person", holder))
                .put("/api/v1/services/" + full + "/decision-rights/VERIFY_FIX")
                .then()
                .statusCode(200);
        List.of(owner, holder).forEach(CatalogExportTest::leave);
        IntStream.range(0, 250).forEach(i -> Api.newService(Api.service(1 + i % 4))); // more than a page
        long before = sequences();

        Response export = Api.reader().get(CatalogFiles.EXPORT);
        Response report = CatalogFiles.take(export.asString());

        CatalogFiles.assertAll(report, "UNCHANGED");
        assertThat(CatalogFiles.results(report)).hasSizeGreaterThan(250);
        assertThat(export.asString())
                .endsWith("\n# services: " + CatalogFiles.results(report).size() + "\n");
        assertThat(report.<List<String>>path("entries.slug")).contains(full).doesNotHaveDuplicates();
        assertThat(sequences()).isEqualTo(before);
        assertThat(Api.reader().get(CatalogFiles.EXPORT).asString()).isEqualTo(export.asString());
    }

    @Test
    void exportMakesTheSameServiceUnderAnotherName() {
        String slug = Api.newService(everything("ada@example.org"));
        String other = Api.newName("other");

        CatalogFiles.assertAll(
                CatalogFiles.take(CatalogFiles.exported(slug).replace("slug: " + slug, "slug: " + other)), "CREATED");

        Map<String, Object> copy =
                Api.reader().get("/api/v1/services/" + other).jsonPath().getMap("");
        Map<String, Object> original =
                Api.reader().get("/api/v1/services/" + slug).jsonPath().getMap("");
        copy.remove("slug");
        original.remove("slug");
        assertThat(copy).isEqualTo(original);
    }

    @Test
    void listWithNothingInItIsNotAListThatIsAbsent() {
        Map<String, Object> record = Api.service(1);
        record.put("incidentPolicy", Map.of("reviewSeverities", List.of()));
        String slug = Api.newService(record);

        CatalogFiles.assertAll(CatalogFiles.take(CatalogFiles.exported(slug).replace("tier: 1", "tier: 2")), "UPDATED");

        assertThat(Api.reader().get("/api/v1/services/" + slug).<List<String>>path("incidentPolicy.reviewSeverities"))
                .isEmpty();
    }

    @Test
    void exportIsYamlAndNothingElse() {
        assertProblem(Api.reader().accept("application/json").get(CatalogFiles.EXPORT), 406, "not-acceptable");
        assertProblem(Api.admin().body("{}").post(CatalogFiles.EXPORT), 405, "method-not-allowed");
        io.restassured.RestAssured.given().get(CatalogFiles.EXPORT).then().statusCode(401);
    }

    private static Map<String, Object> everything(String owner) {
        Map<String, Object> record = Api.service(1);
        record.put("name", "no: # \"quotes\"");
        record.put("description", "first\n\n  second \nthird: 😀 \t");
        record.put("accountableOwner", owner);
        record.put("deputies", List.of("ada@example.org"));
        record.put("journeys", List.of("yes", "2026-09-01", "1.0"));
        record.put("dependencies", List.of("ledger", "01"));
        record.put("environmentStandard", "null");
        record.put("vendors", List.of(Map.of("name", "Acme"), Map.of("name", "~", "contact", "+49 30 123")));
        record.put(
                "maintenanceWindows",
                List.of(Map.of(
                        "from", "2026-12-06T03:00:00Z", "to", "2026-12-06T04:00:00.123Z", "reason", "- upgrade")));
        record.put("releasePolicy", Map.of("evidence", List.of("load test"), "rollbackExercisedOn", "2026-09-01"));
        record.put("escalationRoute", List.of(Map.of("afterMinutes", 0, "contacts", List.of("ada@example.org"))));
        record.put(
                "incidentPolicy",
                Map.of(
                        "joining",
                        Map.of("SEV1", Map.of("roles", List.of("LEAD", "SCRIBE"), "escalationSteps", List.of(1)))));
        record.put(
                "dashboards", List.of(Map.of("title", "Payments", "url", "https://grafana.example/d/p?a=b&c={d}#e")));
        return record;
    }

    private static void leave(String email) {
        Api.admin()
                .header("If-Match", "\"1\"")
                .body(Map.of("name", "Gone", "timeZone", "UTC", "active", false))
                .put("/api/v1/people/" + email)
                .then()
                .statusCode(200);
    }

    private long sequences() throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var sum = statement.executeQuery("SELECT sum(last_sequence) FROM service")) {
            sum.next();
            return sum.getLong(1);
        }
    }
}
