package io.throughline.incident;

import static io.restassured.RestAssured.given;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.throughline.kit.problem.ProblemType;
import io.throughline.kit.testing.RealParts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The OpenAPI document is complete, committed and true. */
@QuarkusTest
@QuarkusTestResource(value = RealParts.class, initArgs = @ResourceArg(name = "database", value = "incident"))
class OpenApiTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path COMMITTED = Path.of("src/main/openapi/openapi.yaml");
    /** Written anew whenever Quarkus builds the service, also for the tests. */
    private static final Path GENERATED = Path.of("target/openapi/openapi.yaml");

    /** Operations without a token; PagerDuty's clients have their key in the body. */
    private static final Set<String> OPEN_TO_ALL = Set.of("getVersion", "postPagerDutyEvent", "postChangeEvent");

    /** What an operation answers for reasons of its own; ILLEGAL_MOVE stands for all that are 409. */
    private static final Map<String, Set<ProblemType>> OF_THE_DOMAIN = Map.ofEntries(
            entry("recordService", Set.of(ProblemType.VERSION_REQUIRED)),
            entry("retireService", Set.of(ProblemType.VERSION_REQUIRED, ProblemType.INVALID_REQUEST)),
            entry("attestService", Set.of(ProblemType.ILLEGAL_MOVE)),
            entry("assignDecisionRight", Set.of(ProblemType.VERSION_REQUIRED, ProblemType.ILLEGAL_MOVE)),
            entry("recordPerson", Set.of(ProblemType.VERSION_REQUIRED)),
            entry("recordTeam", Set.of(ProblemType.VERSION_REQUIRED)),
            entry("recordAlertRule", Set.of(ProblemType.VERSION_REQUIRED)),
            entry("registerAlertSource", Set.of(ProblemType.ALREADY_EXISTS)),
            entry("addKind", Set.of(ProblemType.ALREADY_EXISTS)),
            entry("acknowledgeIncident", Set.of(ProblemType.ILLEGAL_MOVE)),
            entry("mitigateIncident", Set.of(ProblemType.ILLEGAL_MOVE)),
            entry("resolveIncident", Set.of(ProblemType.ILLEGAL_MOVE)),
            entry("reopenIncident", Set.of(ProblemType.ILLEGAL_MOVE)),
            entry("closeIncident", Set.of(ProblemType.ILLEGAL_MOVE)),
            entry("cancelIncident", Set.of(ProblemType.ILLEGAL_MOVE)),
            entry("reinstateIncident", Set.of(ProblemType.ILLEGAL_MOVE)),
            entry("removeRole", Set.of(ProblemType.ILLEGAL_MOVE)),
            entry("answerChange", Set.of(ProblemType.ALREADY_EXISTS)),
            entry("writeReview", Set.of(ProblemType.ILLEGAL_MOVE)),
            entry("publishReview", Set.of(ProblemType.ILLEGAL_MOVE, ProblemType.INCOMPLETE)),
            entry("decideNoAction", Set.of(ProblemType.ILLEGAL_MOVE)),
            entry("waiveReview", Set.of(ProblemType.ILLEGAL_MOVE)),
            entry("republish", Set.of(ProblemType.NOT_FOUND)),
            entry("mapUnmappedDelivery", Set.of(ProblemType.ILLEGAL_MOVE)),
            entry("replayParkedEvent", Set.of(ProblemType.ILLEGAL_MOVE)),
            entry("discardParkedEvent", Set.of(ProblemType.ILLEGAL_MOVE)));

    @Test
    void committedDocumentIsTheGeneratedOne() {
        assertThat(COMMITTED)
                .as("cp %s %s, if the change is meant", GENERATED, COMMITTED)
                .hasSameTextualContentAs(GENERATED);
    }

    @Test
    void everyOperationSaysWhatItDoesAndShowsIt() throws IOException {
        List<Operation> operations = operations();

        assertThat(operations)
                .hasSize(83)
                .extracting(Operation::id)
                .doesNotHaveDuplicates()
                .doesNotContain("");
        assertThat(operations).allSatisfy(operation -> {
            JsonNode described = operation.node();
            assertThat(described.path("summary").asText()).as(operation.id()).isNotBlank();
            assertThat(described.path("tags")).as(operation.id()).isNotEmpty();
            successes(described).forEach(success -> assertExampleIfThereIsContent(operation.id(), success));
            if (described.has("requestBody")) {
                assertExampleIfThereIsContent(operation.id(), described.get("requestBody"));
            }
        });
    }

    @Test
    void everyOperationNamesItsProblemsAsProblemDocuments() throws IOException {
        for (Operation operation : operations()) {
            JsonNode responses = operation.node().path("responses");
            Set<String> problems = new TreeSet<>();
            responses.properties().forEach(response -> {
                if (!response.getKey().startsWith("2")) {
                    problems.add(response.getKey());
                    assertThat(response.getValue()
                                    .at("/content/application~1problem+json/schema/$ref")
                                    .asText())
                            .as("%s %s", operation.id(), response.getKey())
                            .isEqualTo("#/components/schemas/Problem");
                }
            });
            assertThat(problems).as(operation.id()).isEqualTo(expectedProblems(operation));
        }
    }

    @ParameterizedTest(name = "{0} answers {1}")
    @CsvSource({
        "recordService,200 201",
        "recordPerson,200 201",
        "recordTeam,200 201",
        "assignDecisionRight,200",
        "retireService,200",
        "attestService,200",
        "registerAlertSource,201",
        "rotateAlertSource,200",
        "deleteAlertSource,204",
        "postAlertmanagerMessage,202",
        "postChangeEvent,202",
        "recordAlertRule,200 201",
        "acknowledgeAlert,200",
        "dryRunAlerts,200",
        "getIncident,200",
        "replayParkedEvents,200",
        "republish,202"
    })
    void statusesOfSuccessAreThoseThatAreAnswered(String operation, String statuses) throws IOException {
        JsonNode described = operations().stream()
                .filter(any -> any.id().equals(operation))
                .findFirst()
                .orElseThrow()
                .node();

        assertThat(described.path("responses").properties().stream()
                        .map(Map.Entry::getKey)
                        .filter(status -> status.startsWith("2"))
                        .sorted()
                        .collect(Collectors.joining(" ")))
                .isEqualTo(statuses);
    }

    @ParameterizedTest(name = "example of {0}")
    @MethodSource("requests")
    void exampleIsAcceptedAndAnsweredAsItShows(String operation, String method, String path, int status)
            throws IOException {
        JsonNode example = Examples.of(operation);
        String body = example.path("request").toString();
        if (operation.equals("registerAlertSource")) {
            body = body.replace("prometheus-eu", Api.newName("prometheus"));
        }

        Response answer = Sender.postsTo(path)
                ? Sender.of().send(method, path, body)
                : Api.admin().body(body).request(method, path.startsWith("/") ? path : decisionRights() + "/" + path);

        answer.then().statusCode(status);
        Examples.assertSameShape(operation, JSON.readTree(answer.asString()), example.path("response"));
    }

    static Stream<Arguments> requests() {
        return Stream.of(
                arguments("recordService", "PUT", "/api/v1/services/" + Api.newName("checkout"), 201),
                arguments("recordPerson", "PUT", "/api/v1/people/" + Api.newEmail("grace"), 201),
                arguments("recordTeam", "PUT", "/api/v1/teams/" + Api.newName("payments"), 201),
                arguments("assignDecisionRight", "PUT", "VERIFY_FIX", 200),
                arguments("dryRunAlerts", "POST", "/api/v1/alerts/dry-run", 200),
                arguments("registerAlertSource", "POST", "/api/v1/alert-sources", 201),
                arguments("postAlertmanagerMessage", "POST", Sender.PATH, 202),
                arguments("postGrafanaMessage", "POST", "/api/v1/alerts/grafana", 202),
                arguments("putGrafanaMessage", "PUT", "/api/v1/alerts/grafana", 202),
                arguments("postDatadogEvent", "POST", "/api/v1/alerts/datadog", 202),
                arguments("postCloudEvent", "POST", "/api/v1/alerts/cloudevents", 202),
                arguments("postAlert", "POST", "/api/v1/alerts/generic", 202),
                arguments("postPagerDutyEvent", "POST", "/v2/enqueue", 202));
    }

    @Test
    void exampleOfEveryReadHasTheShapeOfItsAnswer() throws IOException {
        String service = Api.newService(Api.service(1));
        Sender sender = Sender.of(service);
        String incident = sender.takes(AlertmanagerAlert.firing(service, "HighLatency", "f1"))
                .path("incidents[0]");
        sender.takes(AlertmanagerAlert.firing("elsewhere", "HighLatency", "f2"));
        String alert = Api.alertsOf(service).path("items[0].id");

        assertExample("getService", "/api/v1/services/" + service);
        assertExample("listServices", "/api/v1/services?limit=1");
        assertExample("getReadiness", "/api/v1/services/" + service + "/readiness");
        assertExample("getPerson", "/api/v1/people/" + Api.newPerson("grace", true));
        assertExample("listPeople", "/api/v1/people?limit=1");
        assertExample("getTeam", "/api/v1/teams/" + Api.newTeam());
        assertExample("listTeams", "/api/v1/teams?limit=1");
        String rights = decisionRights();
        Api.admin().body(Map.of("person", "ada@example.org")).put(rights + "/REVIEW_INCIDENTS");
        assertExample("listDecisionRights", rights);
        assertExample("listDecisionRightHistory", rights + "/REVIEW_INCIDENTS/history");
        assertExample("listAlertSources", "/api/v1/alert-sources?limit=1");
        assertExample("getAlert", "/api/v1/alerts/" + alert);
        assertExample("listAlerts", "/api/v1/alerts?limit=1");
        assertExample("listUnmappedDeliveries", "/api/v1/alerts/unmapped?limit=1");
        String rules = "/api/v1/services/" + service + "/alert-rules";
        JsonNode rule = Examples.of("recordAlertRule");
        Response recorded = Api.admin().body(rule.get("request").toString()).put(rules + "/DiskFilling");
        recorded.then().statusCode(201);
        Examples.assertSameShape("recordAlertRule", JSON.readTree(recorded.asString()), rule.path("response"));
        assertAnswer("judgeAlert", "/api/v1/alerts/" + alert + "/verdict", Api.admin());
        assertAnswer(
                "acknowledgeAlert", "/api/v1/alerts/" + alert + "/acknowledge", Api.as("ada@example.org", "responder"));
        assertAnswer(
                "mapUnmappedDelivery",
                "/api/v1/alerts/unmapped/"
                        + Api.admin().get("/api/v1/alerts/unmapped?limit=1").path("items[0].id") + "/map",
                Api.admin());
        assertExample("getAlertRule", rules + "/HighLatency");
        assertExample("listAlertRules", rules);
        assertExample("listAlertRuleHistory", rules + "/HighLatency/history");
        assertExample("getIncident", "/api/v1/incidents/" + incident);
        assertExample("listIncidents", "/api/v1/incidents?limit=1");
        assertExample("getVersion", "/api/v1/version");
        Response rotated = Api.admin().post("/api/v1/alert-sources/" + sender.id() + "/rotate");
        Examples.assertSameShape(
                "rotateAlertSource",
                JSON.readTree(rotated.asString()),
                Examples.of("rotateAlertSource").path("response"));
    }

    private static String decisionRights() {
        return "/api/v1/services/" + Api.newService(Api.service(1)) + "/decision-rights";
    }

    private static void assertAnswer(String operation, String path, RequestSpecification caller) throws IOException {
        JsonNode example = Examples.of(operation);
        Response answer =
                (example.has("request") ? caller.body(example.get("request").toString()) : caller).post(path);
        answer.then().statusCode(200);
        Examples.assertSameShape(operation, JSON.readTree(answer.asString()), example.path("response"));
    }

    private static void assertExample(String operation, String path) throws IOException {
        Examples.assertSameShape(
                operation,
                JSON.readTree(Api.admin().get(path).asString()),
                Examples.of(operation).path("response"));
    }

    private static void assertExampleIfThereIsContent(String operation, JsonNode described) {
        if (described.has("content")) {
            assertThat(described.path("content")).as("example of %s", operation).allMatch(type -> type.has("example"));
        }
    }

    private static List<JsonNode> successes(JsonNode operation) {
        return operation.path("responses").properties().stream()
                .filter(response -> response.getKey().startsWith("2"))
                .map(Map.Entry::getValue)
                .toList();
    }

    private static Set<String> expectedProblems(Operation operation) {
        Set<ProblemType> expected = new TreeSet<>(List.of(ProblemType.NOT_ACCEPTABLE, ProblemType.UNAVAILABLE));
        if (!OPEN_TO_ALL.contains(operation.id())) {
            expected.addAll(List.of(ProblemType.UNAUTHENTICATED, ProblemType.FORBIDDEN));
        }
        if (operation.node().has("requestBody")) {
            expected.addAll(List.of(
                    ProblemType.INVALID_REQUEST, ProblemType.BODY_TOO_LARGE, ProblemType.UNSUPPORTED_MEDIA_TYPE));
        }
        if (operation.path().contains("{")) {
            expected.add(ProblemType.NOT_FOUND);
        }
        if (operation.method().equals("post")) {
            expected.addAll(
                    List.of(ProblemType.INVALID_REQUEST, ProblemType.REQUEST_IN_FLIGHT, ProblemType.KEY_REUSED));
        }
        operation.node().path("parameters").forEach(parameter -> {
            if (parameter.path("name").asText().equals("If-Match")) {
                expected.add(ProblemType.STALE_VERSION);
            }
            if (parameter.path("in").asText().equals("query")) {
                expected.add(ProblemType.INVALID_REQUEST);
            }
        });
        expected.addAll(OF_THE_DOMAIN.getOrDefault(operation.id(), Set.of()));
        return expected.stream()
                .map(problem -> String.valueOf(problem.status()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Operation> operations() throws IOException {
        JsonNode document = JSON.readTree(
                given().queryParam("format", "JSON").get("/q/openapi").asString());
        List<Operation> operations = new ArrayList<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(method -> {
                    if (Set.of("get", "put", "post", "delete", "patch").contains(method.getKey())) {
                        operations.add(new Operation(
                                method.getValue().path("operationId").asText(),
                                method.getKey(),
                                path.getKey(),
                                method.getValue()));
                    }
                }));
        return operations;
    }

    private record Operation(String id, String method, String path, JsonNode node) {}
}
