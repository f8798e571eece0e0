package io.throughline.incident;

import static io.throughline.kit.testing.Problems.assertBadFields;
import static io.throughline.kit.testing.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.throughline.events.Topic;
import io.throughline.kit.testing.AtOnce;
import io.throughline.kit.testing.PublishedEvents;
import io.throughline.kit.testing.RealParts;
import io.throughline.kit.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of services are taken in entry by entry, and nobody's edit is overwritten unseen. */
@QuarkusTest
@QuarkusTestResource(value = RealParts.class, initArgs = @ResourceArg(name = "database", value = "incident"))
class CatalogImportTest {
    private static final String SERVICES = "/api/v1/services/";

    private TestDatabase database;

    @Test
    void everyKindOfBackstageIsTakenInOrToldWhyNot() throws IOException {
        String name = UUID.randomUUID().toString().substring(0, 8);
        Response report = CatalogFiles.take(backstage(name));

        assertThat(CatalogFiles.results(report))
                .containsExactly(
                        "SKIPPED", "SKIPPED", "SKIPPED", "SKIPPED", "CREATED", "CREATED", "CREATED", "CREATED",
                        "REFUSED", "SKIPPED", "REFUSED", "SKIPPED", "REFUSED", "REFUSED", "REFUSED");
        report.then()
                .body("dryRun", equalTo(false))
                .body("counts", equalTo(Map.of("CREATED", 4, "UPDATED", 0, "UNCHANGED", 0, "REFUSED", 5, "SKIPPED", 6)))
                .body("entries[0].errors.pointer", contains("/kind"))
                .body("entries[5].slug", equalTo("checkout-" + name))
                .body("entries[5].kind", equalTo("Component"))
                .body(
                        "entries[8].errors.pointer",
                        containsInAnyOrder(
                                "/metadata/annotations/throughline.io~1tier",
                                "/spec/dependsOn",
                                "/metadata/annotations/throughline.io~1time-zone",
                                "/metadata/annotations/throughline.io~1owner"))
                .body("entries[14].errors[0].reason", equalTo("names the same service as document 6"));
        Api.reader()
                .get(SERVICES + "checkout-" + name)
                .then()
                .statusCode(200)
                .body("name", equalTo("Checkout"))
                .body("tier", equalTo(1))
                .body("timeZone", equalTo("Europe/Berlin"))
                .body("accountableOwner", equalTo("ada@example.org"))
                .body("dependencies", contains("orders-db-" + name, "other-ledger", "risk-api"))
                .body("dashboards.title", contains("Overview", "Payments"))
                .body("version", equalTo(1));
        Api.reader()
                .get(SERVICES + "shop-" + name)
                .then()
                .body("team", equalTo("payments"))
                .body("accountableOwner", equalTo(null))
                .body("tier", equalTo(2))
                .body("timeZone", equalTo("UTC"));
    }

    @Test
    void zoneIsThatOfTheRegisteredTeam() {
        String team = Api.newTeam();
        String name = Api.newName("it");

        CatalogFiles.take("apiVersion: backstage.io/v1alpha1\nkind: API\nmetadata: {name: " + name + "}\nspec: {owner: "
                + team + "}");

        Api.reader().get(SERVICES + name).then().body("timeZone", equalTo("Europe/Berlin"));
    }

    @Test
    void backstageFillsWhatIsEmptyAndLeavesWhatAnOwnerWrote() throws SQLException {
        Map<String, Object> record = Api.service(1);
        record.put("accountableOwner", "TBD");
        record.put("deputies", List.of("linus@example.org"));
        String slug = Api.newService(record);
        String entity = "apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata:\n  name: " + slug
                + "\n  title: Another name\n  description: Takes payments\n  annotations:"
                + " {throughline.io/deputies: 'ada@example.org'}\nspec: {owner: 'user:Ada@example.org', dependsOn: ['api:risk']}";

        Response first = CatalogFiles.take(entity);
        Response again = CatalogFiles.take(entity);

        CatalogFiles.assertAll(first, "UPDATED");
        CatalogFiles.assertAll(again, "UNCHANGED");
        assertThat(again.<String>path("entries[0].warnings[0]")).contains("name, deputies");
        Api.reader()
                .get(SERVICES + slug)
                .then()
                .body("name", equalTo("Checkout"))
                .body("description", equalTo("Takes payments"))
                .body("accountableOwner", equalTo("ada@example.org"))
                .body("deputies", contains("linus@example.org"))
                .body("dependencies", contains("risk"))
                .body("version", equalTo(2));
        assertThat(PublishedEvents.of(Topic.SERVICE, slug, 2)).hasSize(2);
        assertThat(PublishedEvents.lastSequence(database, "service", "slug", slug))
                .isEqualTo(2);
    }

    @Test
    void everyBadFieldOfOurOwnYamlIsNamedAndOtherEntriesAreTakenIn() {
        String good = Api.newName("good");
        Response report = CatalogFiles.take(CatalogFiles.own(good)
                + "---\napiVersion: throughline.io/v1\nkind: Service\nslug: Not A Slug\ntier: 9\ntimeZone: Mars\ncolour: red\n"
                + "version: one\ndecisionRights: {VERIFY_FIX: tbd, BE_THE_BOSS: ada@example.org}\n"
                + "---\napiVersion: throughline.io/v1\nkind: Team\n"
                + CatalogFiles.own("import")
                + CatalogFiles.own(
                        Api.newName("gone"), "decisionRights: {VERIFY_FIX: " + Api.newPerson("gone", false) + "}"));

        assertThat(CatalogFiles.results(report)).containsExactly("CREATED", "REFUSED", "SKIPPED", "REFUSED", "REFUSED");
        report.then()
                .body(
                        "entries[1].errors.pointer",
                        containsInAnyOrder(
                                "/slug",
                                "/name",
                                "/tier",
                                "/timeZone",
                                "/colour",
                                "/version",
                                "/decisionRights/VERIFY_FIX",
                                "/decisionRights/BE_THE_BOSS"))
                .body("entries[3].errors.pointer", contains("slug"))
                .body("entries[4].errors.pointer", contains("/decisionRights/VERIFY_FIX"));
        Api.reader().get(SERVICES + good).then().statusCode(200);
        Api.reader().get(SERVICES + "import").then().statusCode(404);
    }

    @Test
    void circleOfDependenciesIsTakenInAndReported() {
        String chicken = Api.newName("chicken");
        String egg = Api.newName("egg");
        String file = CatalogFiles.own(chicken, "dependencies: [" + egg + "]")
                + CatalogFiles.own(egg, "dependencies: [" + chicken + "]")
                + CatalogFiles.own(Api.newName("farm"), "dependencies: [" + egg + "]");

        for (Response report : List.of(
                CatalogFiles.admin()
                        .queryParam("dryRun", "true")
                        .body(CatalogFiles.bytes(file))
                        .post(CatalogFiles.IMPORT),
                CatalogFiles.take(file))) {
            CatalogFiles.assertAll(report, "CREATED");
            assertThat(report.<List<List<String>>>path("entries.warnings"))
                    .containsExactly(
                            List.of("It is in a circle of 2 services that need each other."),
                            List.of("It is in a circle of 2 services that need each other."),
                            List.of());
        }
    }

    @Test
    void retiredServiceIsBroughtBackOnlyByWhoSawThatItIs() {
        String slug = Api.newService(Api.service(1));
        String export = CatalogFiles.exported(slug);
        Api.admin().header("If-Match", "\"1\"").delete(SERVICES + slug).then().statusCode(200);

        assertThat(CatalogFiles.exported(slug)).isEmpty();
        CatalogFiles.assertAll(CatalogFiles.take(export), "REFUSED");
        CatalogFiles.assertAll(
                CatalogFiles.take("apiVersion: backstage.io/v1alpha1\nkind: API\nmetadata: {name: " + slug + "}"),
                "UNCHANGED");
        Response back = CatalogFiles.take(
                export.replace("version: 1", "version: 2").replace("VERIFY_FIX: null", "VERIFY_FIX: ada@example.org"));

        CatalogFiles.assertAll(back, "UPDATED");
        Api.reader().get(SERVICES + slug).then().body("retiredAt", equalTo(null));
        assertThat(holder(slug, "VERIFY_FIX")).isEqualTo("ada@example.org");
    }

    @ParameterizedTest
    @ValueSource(strings = {"import", "export"})
    void serviceIsNotCalledAsThePathsOfTheFiles(String slug) {
        assertBadFields(Api.admin().body(Api.service(2)).put(SERVICES + slug), "slug");
    }

    @Test
    void editedExportIsTakenInWithItsRightsAndTheSameFileAgainChangesNothing() {
        String slug = Api.newService(Api.service(1));
        String ada = Api.newPerson("ada", true);
        String edited = CatalogFiles.exported(slug)
                .replace("name: Checkout", "name: Checkout and payment")
                .replace("VERIFY_FIX: null", "VERIFY_FIX: " + ada);

        Response first = CatalogFiles.take(edited);
        Response again = CatalogFiles.take(edited);

        CatalogFiles.assertAll(first, "UPDATED");
        CatalogFiles.assertAll(again, "UNCHANGED");
        Api.reader().get(SERVICES + slug).then().body("name", equalTo("Checkout and payment"));
        assertThat(holder(slug, "VERIFY_FIX")).isEqualTo(ada);

        CatalogFiles.assertAll(
                CatalogFiles.take(CatalogFiles.exported(slug).replace("VERIFY_FIX: " + ada, "VERIFY_FIX: null")),
                "UPDATED");
        assertThat(holder(slug, "VERIFY_FIX")).isNull();
    }

    @ParameterizedTest(name = "line version: {0}")
    @CsvSource({"version: 1,has changed since this export", "version: 3,has changed since", "'',must be the version"})
    void whatHasChangedSinceTheExportIsNotOverwritten(String version, String reason) {
        String slug = Api.newService(Api.service(1));
        String export = CatalogFiles.exported(slug);
        Api.admin()
                .header("If-Match", "\"1\"")
                .body(Api.service(3))
                .put(SERVICES + slug)
                .then()
                .statusCode(200);

        Response report =
                CatalogFiles.take(export.replace("name: Checkout", "name: Mine").replace("version: 1", version));

        CatalogFiles.assertAll(report, "REFUSED");
        assertThat(report.<List<String>>path("entries[0].errors.pointer")).containsExactly("/version");
        assertThat(report.<String>path("entries[0].errors[0].reason")).contains(reason);
        Api.reader()
                .get(SERVICES + slug)
                .then()
                .body("name", equalTo("Checkout"))
                .body("version", equalTo(2));
    }

    @Test
    void oneOfTwoThatEditTheSameExportAtOnceIsRefused() {
        String slug = Api.newService(Api.service(1));
        String export = CatalogFiles.exported(slug);

        List<Response> reports =
                AtOnce.call(4, i -> takenWhenFree(export.replace("name: Checkout", "name: Checkout " + i)));

        assertThat(reports.stream().map(report -> CatalogFiles.results(report).get(0)))
                .containsExactlyInAnyOrder("UPDATED", "REFUSED", "REFUSED", "REFUSED");
        Api.reader().get(SERVICES + slug).then().body("version", equalTo(2));
    }

    @Test
    void secondFileAtTheSameTimeIsToBeSentAgain() throws SQLException {
        String slug = Api.newService(Api.service(1));
        String edited = CatalogFiles.exported(slug).replace("tier: 1", "tier: 2");
        CompletableFuture<Response> first;
        try (Connection other = database.connect();
                Statement lock = other.createStatement()) {
            other.setAutoCommit(false);
            lock.execute("SELECT FROM service WHERE slug = '" + slug + "' FOR UPDATE");
            first = CompletableFuture.supplyAsync(() -> CatalogFiles.take(edited));

            Response second = await().until(() -> sent("# nothing"), answer -> answer.statusCode() == 503);

            assertProblem(second, 503, "unavailable");
            assertThat(second.header("Retry-After")).isNotNull();
            other.rollback();
        }
        CatalogFiles.assertAll(first.join(), "UPDATED");
        CatalogFiles.take("# nothing");
    }

    @Test
    void dryRunTellsWhatARealOneDoesAndWritesNothing() throws IOException {
        String name = UUID.randomUUID().toString().substring(0, 8);
        String known = Api.newService(Api.service(1));
        String file = backstage(name) + CatalogFiles.exported(known).replace("tier: 1", "tier: 2");

        Response dry = CatalogFiles.admin()
                .queryParam("dryRun", true)
                .body(CatalogFiles.bytes(file))
                .post(CatalogFiles.IMPORT);

        dry.then().statusCode(200).body("dryRun", equalTo(true));
        Api.reader().get(SERVICES + "checkout-" + name).then().statusCode(404);
        Api.reader().get(SERVICES + known).then().body("tier", equalTo(1)).body("version", equalTo(1));
        Response real = CatalogFiles.take(file);
        assertThat(dry.<List<Object>>path("entries")).isEqualTo(real.<List<Object>>path("entries"));
    }

    @ParameterizedTest
    @CsvSource({
        "dryrun=true,?dryrun",
        "dry_run=true,?dry_run",
        "dryRun=yes,?dryRun",
        "dryRun=,?dryRun",
        "dryRun=true&dryRun=false,?dryRun"
    })
    void misspeltDryRunIsNoRealOne(String query, String field) {
        String slug = Api.newName("never");

        assertBadFields(
                CatalogFiles.admin()
                        .body(CatalogFiles.bytes(CatalogFiles.own(slug)))
                        .post(CatalogFiles.IMPORT + "?" + query),
                field);

        Api.reader().get(SERVICES + slug).then().statusCode(404);
    }

    @Test
    void fileThatIsNoYamlToItsEndChangesNothing() {
        String slug = Api.newName("never");
        for (String end : List.of(
                "---\na: [1, 2\nb: 3",
                "---\na: !!java.net.URL ['http://x']",
                "---\na: 1\na: 2",
                "---\na: " + "[".repeat(100_000))) {
            Response answer = CatalogFiles.admin()
                    .body(CatalogFiles.bytes(CatalogFiles.own(slug) + end))
                    .post(CatalogFiles.IMPORT);
            assertProblem(answer, 400, "malformed-yaml");
            assertThat(answer.<String>path("detail")).containsPattern("line \\d+, column \\d+");
        }
        Api.reader().get(SERVICES + slug).then().statusCode(404);
    }

    @Test
    void otherMediaTypesAndTooMuchAreRefused() {
        assertProblem(Api.admin().body("{}").post(CatalogFiles.IMPORT), 415, "unsupported-media-type");
        assertProblem(
                CatalogFiles.admin().body(new byte[(32 << 20) + 1]).post(CatalogFiles.IMPORT), 413, "body-too-large");
        CatalogFiles.admin()
                .contentType("text/yaml")
                .body(CatalogFiles.bytes("# nothing"))
                .post(CatalogFiles.IMPORT)
                .then()
                .statusCode(200);
    }

    @Test
    void ownersTakeInTheirOwnAndOthersNothing() {
        String owner = Api.newEmail("owner");
        Map<String, Object> record = Api.service(1);
        record.put("accountableOwner", owner);
        String mine = Api.newService(record);
        String others = Api.newService(Api.service(1));
        String file = CatalogFiles.exported(mine, others).replace("tier: 1", "tier: 2")
                + CatalogFiles.own(Api.newName("new"));

        CatalogFiles.as(owner, "responder")
                .body(CatalogFiles.bytes(file))
                .post(CatalogFiles.IMPORT)
                .then()
                .statusCode(403);
        Response report = CatalogFiles.as(owner, "service-owner")
                .body(CatalogFiles.bytes(file))
                .post(CatalogFiles.IMPORT);

        Map<String, String> results = report.jsonPath().getMap("entries.collectEntries { [it.slug, it.result] }");
        assertThat(results).containsEntry(mine, "UPDATED").containsEntry(others, "REFUSED");
        assertThat(CatalogFiles.results(report)).last().isEqualTo("REFUSED");
        Api.reader().get(SERVICES + others).then().body("tier", equalTo(1));
    }

    @Test
    void requestThatIsSentAgainIsAnsweredAlike() {
        String slug = Api.newName("once");
        String key = UUID.randomUUID().toString();

        List<Response> answers = List.of(0, 1).stream()
                .map(i -> CatalogFiles.admin()
                        .header("Idempotency-Key", key)
                        .body(CatalogFiles.bytes(CatalogFiles.own(slug) + CatalogFiles.own(slug)))
                        .post(CatalogFiles.IMPORT))
                .toList();

        assertThat(CatalogFiles.results(answers.get(0))).containsExactly("CREATED", "REFUSED");
        assertThat(answers.get(1).asString()).isEqualTo(answers.get(0).asString());
        assertThat(answers.get(1).header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(answers.get(0).header("Idempotent-Replayed")).isNull();
    }

    @Test
    void databaseThatFailsForAWhileStopsNoLaterBatch() throws SQLException {
        String prefix = Api.newName("while");
        StringBuilder file = new StringBuilder();
        for (int i = 0; i < 52; i++) {
            file.append(CatalogFiles.own(prefix + "-" + i));
        }
        execute("""
                CREATE FUNCTION refuse_service() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                IF NEW.slug = '%1$s-0' THEN RAISE EXCEPTION 'full' USING ERRCODE = '53100'; END IF;
                IF NEW.slug = '%1$s-50' THEN RAISE EXCEPTION 'bad' USING ERRCODE = '22000'; END IF;
                RETURN NEW; END $$;
                CREATE TRIGGER refusal BEFORE INSERT ON service FOR EACH ROW EXECUTE FUNCTION refuse_service();""".formatted(prefix));
        try {
            Response report = CatalogFiles.take(file.toString());

            assertThat(report.<List<String>>path("entries.collect { it.errors.reason[0] ?: '' }"))
                    .satisfies(reasons -> {
                        assertThat(reasons.get(0)).startsWith("could not be stored");
                        assertThat(reasons.subList(1, 50)).allMatch(reason -> reason.startsWith("was not tried"));
                        assertThat(reasons.get(50)).startsWith("could not be stored");
                    });
            assertThat(CatalogFiles.results(report)).last().isEqualTo("CREATED");
        } finally {
            execute("DROP TRIGGER refusal ON service; DROP FUNCTION refuse_service();");
        }
    }

    @Test
    void oneBadEntryAmongTenThousandStopsNoOther() throws SQLException {
        String prefix = Api.newName("many");
        StringBuilder file = new StringBuilder();
        for (int i = 0; i < 10_000; i++) {
            file.append(CatalogFiles.own(prefix + "-" + i, i == 4_321 ? "colour: red" : "team: payments"));
        }
        try {
            Response report = CatalogFiles.take(file.toString());

            report.then()
                    .body("counts.CREATED", equalTo(9_999))
                    .body("counts.REFUSED", equalTo(1))
                    .body("entries[4321].result", equalTo("REFUSED"))
                    .body("entries[4321].errors.pointer", contains("/colour"));
            CatalogFiles.take(file.toString()).then().body("counts.UNCHANGED", equalTo(9_999));
        } finally {
            execute("DELETE FROM service WHERE slug LIKE '" + prefix + "-%'"); // other tests read the whole catalogue
        }
    }

    private static String backstage(String name) throws IOException {
        return Files.readString(Path.of("src/test/resources/backstage/every-kind.yaml"))
                .replace("NAME", name);
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Response sent(String file) {
        return CatalogFiles.admin().body(CatalogFiles.bytes(file)).post(CatalogFiles.IMPORT);
    }

    private static Response takenWhenFree(String file) {
        return await().until(() -> sent(file), answer -> answer.statusCode() != 503);
    }

    private static String holder(String slug, String right) {
        return Api.reader()
                .get(SERVICES + slug + "/decision-rights")
                .path("items.find { it.right == '" + right + "' }.holder");
    }
}
