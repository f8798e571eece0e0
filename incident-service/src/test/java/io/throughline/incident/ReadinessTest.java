package io.throughline.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.throughline.incident.catalog.CatalogService;
import io.throughline.incident.catalog.Gap;
import io.throughline.incident.catalog.record.DecisionRight;
import io.throughline.incident.catalog.record.EscalationStep;
import io.throughline.incident.catalog.record.Ownership;
import io.throughline.kit.testing.RealParts;
import io.throughline.kit.testing.TestDatabase;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a record lacks, item by item, and which services lack something. */
@QuarkusTest
@QuarkusTestResource(value = RealParts.class, initArgs = @ResourceArg(name = "database", value = "incident"))
class ReadinessTest {
    @Inject
    CatalogService catalog;

    private TestDatabase database;

    private final String team = Api.newName("team");
    private String owner;

    @BeforeEach
    void registerTheOwner() {
        owner = Api.newPerson("owner", true);
    }

    @Test
    void emptyRecordNamesEverythingThatItLacks() {
        Response readiness = readinessOf(Api.newService(Api.service(1)));

        assertThat(missing(readiness))
                .contains(
                        "NO_OWNER",
                        "NO_RELEASE_EVIDENCE",
                        "NO_ROLLBACK_PATH",
                        "ROLLBACK_NOT_EXERCISED",
                        "NO_FREEZE_RULE",
                        "NO_INCIDENT_POLICY",
                        "NO_ESCALATION_ROUTE",
                        "NO_DASHBOARD",
                        "NOT_ATTESTED",
                        "NO_ENVIRONMENT_STANDARD")
                .containsAll(Arrays.stream(DecisionRight.values())
                        .map(Gap::vacant)
                        .map(Enum::name)
                        .toList());
        readiness.then().body("percentage", lessThan(50));
        assertThat(readiness.<List<String>>path("items.findAll { !it.met }.detail"))
                .doesNotContainNull();
        assertThat(readiness.<List<String>>path("items.gap")).doesNotHaveDuplicates();
    }

    @Test
    void fullRecordLacksNothingThatIsInIt() {
        String slug = Api.newService(fullRecord());
        Api.as(owner, "service-owner")
                .post("/api/v1/services/" + slug + "/attestation")
                .then()
                .statusCode(200);
        for (DecisionRight right : DecisionRight.values()) {
            give(slug, right, owner);
        }

        Response readiness = readinessOf(slug);

        assertThat(missing(readiness)).isSubsetOf("NO_ALERT_RULES");
        if (missing(readiness).isEmpty()) {
            readiness.then().body("percentage", equalTo(100));
        }
        assertThat(readiness.<List<String>>path("items.findAll { it.met }.detail.unique()"))
                .containsOnlyNulls();
    }

    @Test
    void whoHasLeftIsAFindingWhereverTheyAreNamed() {
        String gone = Api.newPerson("gone", true);
        Map<String, Object> record = fullRecord();
        record.put("accountableOwner", gone);
        record.put("deputies", List.of(gone));
        record.put("escalationRoute", List.of(Map.of("afterMinutes", 0, "contacts", List.of(gone))));
        record.put("dashboards", List.of(Map.of("title", "Payments", "url", "https://g.example", "owner", gone)));
        String slug = Api.newService(record);
        give(slug, DecisionRight.VERIFY_FIX, gone);
        List<String> theirs =
                List.of("NO_OWNER", "DEPUTY_GONE", "CONTACT_GONE", "DASHBOARD_WITHOUT_OWNER", "VACANT_VERIFY_FIX");
        assertThat(missing(readinessOf(slug))).doesNotContainAnyElementsOf(theirs);

        Api.admin()
                .header("If-Match", "\"1\"")
                .body(Map.of("name", "Gone", "timeZone", "UTC", "active", false))
                .put("/api/v1/people/" + gone)
                .then()
                .statusCode(200);

        assertThat(missing(readinessOf(slug))).containsAll(theirs);
        Api.reader()
                .get("/api/v1/services/" + slug + "/decision-rights")
                .then()
                .body("items.holder.findAll { it != null }", contains(gone));
        for (String gap : theirs) {
            assertThat(lacking(gap)).as(gap).containsExactly(slug);
        }
    }

    @Test
    void dashboardOwnerWhoHasLeftIsFoundHoweverTheyAreWritten() throws SQLException {
        String gone = Api.newPerson("gone", false);
        String written = " " + gone.toUpperCase(Locale.ROOT);
        Map<String, Object> record = fullRecord();
        record.put("dashboards", List.of(Map.of("title", "Payments", "url", "https://g.example", "owner", written)));
        String slug = Api.newService(record);
        String older = Api.newService(fullRecord());
        try (Connection connection = database.connect();
                Statement update = connection.createStatement()) {
            update.executeUpdate("UPDATE service SET dashboards = jsonb_set(dashboards, '{0,owner}', '\"" + written
                    + "\"') WHERE slug = '" + older + "'");
        }

        assertThat(missing(readinessOf(slug))).contains("DASHBOARD_WITHOUT_OWNER");
        assertThat(missing(readinessOf(older))).contains("DASHBOARD_WITHOUT_OWNER");
    }

    @Test
    void placeholdersOwnNothing() {
        for (String placeholder : List.of("tbd", "Unknown", " none ", "payments-team@example.org")) {
            Map<String, Object> record = fullRecord();
            record.put("accountableOwner", placeholder);
            String slug = Api.newService(record);

            assertThat(missing(readinessOf(slug))).as(placeholder).contains("NO_OWNER");
            Api.as("payments-team@example.org", "service-owner")
                    .header("If-Match", "\"1\"")
                    .body(record)
                    .put("/api/v1/services/" + slug)
                    .then()
                    .statusCode(403);
        }
        assertThat(lacking("NO_OWNER")).hasSize(4);
    }

    @Test
    void nobodyIsAskedOfAnIncidentWhoCannotAnswer() {
        String gone = Api.newPerson("gone", false);
        List<String> nobody = List.of(gone, "payments-team@example.org");
        Map<String, Object> record = fullRecord();
        record.put("accountableOwner", "payments-team@example.org");
        record.put("deputies", nobody);
        record.put(
                "escalationRoute",
                List.of(
                        Map.of("afterMinutes", 0, "contacts", nobody),
                        Map.of("afterMinutes", 5, "contacts", List.of(gone, owner))));

        Ownership ownership = catalog.ownershipOf(Api.newService(record));

        assertThat(ownership.owner()).isNull();
        assertThat(ownership.deputies()).isEmpty();
        assertThat(ownership.route())
                .containsExactly(new EscalationStep(0, List.of()), new EscalationStep(5, List.of(owner)));
    }

    @Test
    void rollbackThatNobodyHasTriedForLongCountsAsNone() {
        Map<String, Object> record = fullRecord();
        record.put(
                "releasePolicy",
                Map.of("rollbackExercisedOn", LocalDate.now().minusDays(200).toString()));

        Response readiness = readinessOf(Api.newService(record));

        assertThat(missing(readiness)).contains("ROLLBACK_NOT_EXERCISED");
        assertThat(readiness.<String>path("items.find { it.gap == 'ROLLBACK_NOT_EXERCISED' }.since"))
                .startsWith(LocalDate.now().minusDays(19).toString());
    }

    @Test
    void rollbackThatIsPlannedIsNotTried() {
        Map<String, Object> record = fullRecord();
        record.put(
                "releasePolicy",
                Map.of("rollbackExercisedOn", LocalDate.now().plusDays(2).toString()));

        assertThat(missing(readinessOf(Api.newService(record)))).contains("ROLLBACK_NOT_EXERCISED");
    }

    @Test
    void unknownAndCircularDependenciesAreNamed() {
        String first = Api.newName("first");
        Map<String, Object> record = fullRecord();
        record.put("dependencies", List.of(first, "nobody-knows"));
        String second = Api.newService(record);
        record.put("dependencies", List.of(second));
        Api.admin().body(record).put("/api/v1/services/" + first).then().statusCode(201);

        Response readiness = readinessOf(second);

        assertThat(readiness.<String>path("items.find { it.gap == 'UNKNOWN_DEPENDENCY' }.detail"))
                .contains("nobody-knows")
                .doesNotContain(first);
        assertThat(readiness.<String>path("items.find { it.gap == 'CIRCULAR_DEPENDENCY' }.detail"))
                .contains(second + " → " + first + " → " + second);
        assertThat(lacking("CIRCULAR_DEPENDENCY")).containsExactlyInAnyOrder(first, second);
        assertThat(lacking("UNKNOWN_DEPENDENCY")).containsExactly(second);
    }

    @Test
    void servicesAreFoundByAnyOfSeveralGapsPageByPage() {
        List<String> without = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Map<String, Object> record = fullRecord();
            record.remove(i == 0 ? "environmentStandard" : "dashboards");
            without.add(Api.newService(record));
            Api.newService(fullRecord());
        }

        assertThat(lacking("NO_DASHBOARD")).containsExactlyInAnyOrderElementsOf(without.subList(1, 3));
        assertThat(lacking("NO_DASHBOARD", "NO_ENVIRONMENT_STANDARD")).containsExactlyInAnyOrderElementsOf(without);
    }

    @Test
    void unknownGapsAndServicesAreRefused() {
        Api.reader()
                .get("/api/v1/services?gap=NO_OWNER&gap=no_owner&retired=maybe")
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("?gap", "?retired"));
        Api.reader().get("/api/v1/services/nobody-knows/readiness").then().statusCode(404);
    }

    private static Response readinessOf(String slug) {
        Response readiness = Api.reader().get("/api/v1/services/" + slug + "/readiness");
        readiness.then().statusCode(200).body("service", equalTo(slug));
        return readiness;
    }

    private static List<String> missing(Response readiness) {
        return readiness.path("items.findAll { !it.met }.gap");
    }

    private static void give(String slug, DecisionRight right, String person) {
        Api.admin()
                .body(Map.of("person", person))
                .put("/api/v1/services/" + slug + "/decision-rights/" + right)
                .then()
                .statusCode(200);
    }

    /** Read page by page. */
    private List<String> lacking(String... gaps) {
        List<String> seen = new ArrayList<>();
        String next = null;
        do {
            RequestSpecification request =
                    Api.reader().queryParam("team", team).queryParam("limit", 1).queryParam("gap", (Object[]) gaps);
            Response page = (next == null ? request : request.queryParam("after", next)).get("/api/v1/services");
            page.then().statusCode(200);
            seen.addAll(page.<List<String>>path("items.slug"));
            next = page.path("next");
        } while (next != null);
        return seen;
    }

    private Map<String, Object> fullRecord() {
        Map<String, Object> record = Api.service(1);
        record.put("team", team);
        record.put("accountableOwner", owner);
        record.put(
                "releasePolicy",
                Map.of(
                        "evidence",
                        List.of("load test"),
                        "rollbackPath",
                        "https://runbooks.example/rollback",
                        "rollbackExercisedOn",
                        LocalDate.now().minusDays(10).toString(),
                        "freezeRule",
                        "none in December"));
        Map<String, Object> joining = Map.of("roles", List.of("LEAD"), "escalationSteps", List.of(1));
        record.put("incidentPolicy", Map.of("joining", Map.of("SEV1", joining, "SEV2", joining)));
        record.put("escalationRoute", List.of(Map.of("afterMinutes", 0, "contacts", List.of(owner))));
        record.put("dashboards", List.of(Map.of("title", "Payments", "url", "https://g.example", "owner", owner)));
        record.put("environmentStandard", "production-1");
        return record;
    }
}
