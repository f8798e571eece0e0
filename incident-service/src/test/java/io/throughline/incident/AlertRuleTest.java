package io.throughline.incident;

import static io.throughline.incident.AlertmanagerAlert.firing;
import static io.throughline.kit.testing.Problems.assertBadFields;
import static io.throughline.kit.testing.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.throughline.kit.testing.AtOnce;
import io.throughline.kit.testing.RealParts;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The ledger of what people decide on alerts. */
@QuarkusTest
@QuarkusTestResource(value = RealParts.class, initArgs = @ResourceArg(name = "database", value = "incident"))
class AlertRuleTest {
    private static final String NAME = "HighLatency";

    @Test
    void decisionsAreKeptAndTheNewestIsTheRule() {
        String service = Api.newService(Api.service(1));
        Map<String, Object> first = AlertRules.verdict("NOISE");
        first.putAll(Map.of(
                "until", "2099-01-01T00:00:00Z",
                "severity", "SEV3",
                "groupKey", "latency",
                "runbook", "https://runbooks.example/latency"));

        AlertRules.decide(service, NAME, first)
                .then()
                .header("ETag", "\"1\"")
                .body("verdict", equalTo("NOISE"))
                .body("severity", equalTo("SEV3"))
                .body("groupKey", equalTo("latency"))
                .body("by", equalTo(Api.ADMIN))
                .body("expired", equalTo(false));
        AlertRules.decide(service, NAME, "MATTERS");
        AlertRules.decide(service, "DiskFilling", "UNDECIDED");

        Api.reader()
                .get(AlertRules.path(service, NAME))
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("verdict", equalTo("MATTERS"))
                .body("severity", nullValue());
        Api.reader()
                .get("/api/v1/services/" + service + "/alert-rules")
                .then()
                .statusCode(200)
                .body("items.alertName", contains("DiskFilling", NAME))
                .body("items.verdict", contains("UNDECIDED", "MATTERS"));
        Api.reader()
                .get(AlertRules.path(service, NAME) + "/history")
                .then()
                .statusCode(200)
                .body("items.verdict", contains("MATTERS", "NOISE"))
                .body("items.version", contains(2, 1));
    }

    @Test
    void ruleThatExistsIsChangedOnlyByWhoHasSeenIt() {
        String service = Api.newService(Api.service(1));
        String path = AlertRules.path(service, NAME);
        Map<String, Object> rule = AlertRules.verdict("NOISE");
        AlertRules.decide(service, NAME, rule);

        assertProblem(Api.admin().body(rule).put(path), 428, "version-required");
        assertProblem(Api.admin().body(rule).header("If-Match", "\"9\"").put(path), 412, "stale-version");
        List<Integer> answers = AtOnce.call(
                4,
                i -> Api.admin()
                        .body(rule)
                        .header("If-Match", "\"1\"")
                        .put(path)
                        .statusCode());

        assertThat(answers).containsExactlyInAnyOrder(200, 412, 412, 412);
        Api.reader().get(path).then().body("version", equalTo(2));
    }

    @Test
    void ownerDeputyAndJudgeDecideAndNobodyElse() {
        String owner = Api.newPerson("grace", true);
        String deputy = Api.newPerson("ada", true);
        String judge = Api.newPerson("joan", true);
        Map<String, Object> record = Api.service(1);
        record.put("accountableOwner", owner);
        record.put("deputies", List.of(deputy));
        String service = Api.newService(record);
        Api.admin()
                .body(Map.of("person", judge))
                .put("/api/v1/services/" + service + "/decision-rights/JUDGE_ALERTS")
                .then()
                .statusCode(200);

        for (String person : List.of(owner, deputy, judge)) {
            Api.as(person, "responder")
                    .body(AlertRules.verdict("NOISE"))
                    .put(AlertRules.path(service, "Alert of " + person))
                    .then()
                    .statusCode(201)
                    .body("by", equalTo(person));
        }
        for (String role : List.of("responder", "incident-lead", "service-owner", "leadership")) {
            assertProblem(
                    Api.as(Api.newEmail("other"), role)
                            .body(AlertRules.verdict("NOISE"))
                            .put(AlertRules.path(service, NAME)),
                    403,
                    "forbidden");
        }
    }

    @Test
    void everyBadFieldIsNamedAtOnce() {
        String service = Api.newService(Api.service(1));

        Response missing = Api.admin().body(Map.of()).put(AlertRules.path(service, NAME));
        assertBadFields(missing, "/verdict", "/reason");
        Map<String, Object> rule = Map.of(
                "verdict", "LOUD",
                "reason", " ",
                "severity", "SEV9",
                "groupKey", " ",
                "runbook", "javascript:alert(1)",
                "loud", true);
        assertBadFields(
                Api.admin().body(rule).put(AlertRules.path(service, NAME)),
                "/verdict",
                "/reason",
                "/severity",
                "/groupKey",
                "/runbook",
                "/loud");
        Map<String, Object> over = AlertRules.verdict("NOISE");
        over.put("until", "2020-01-01T00:00:00Z");
        assertBadFields(Api.admin().body(over).put(AlertRules.path(service, "x".repeat(256))), "alertName", "/until");
    }

    @Test
    void nameMayBeWhateverASenderCallsIt() {
        String service = Api.newService(Api.service(1));
        String name = "disk /var; 90 % & rising \uD83D\uDE00";

        Api.admin()
                .body(AlertRules.verdict("NOISE"))
                .pathParam("name", name)
                .put("/api/v1/services/" + service + "/alert-rules/{name}")
                .then()
                .statusCode(201)
                .body("alertName", equalTo(name));

        Api.reader()
                .pathParam("name", name)
                .get("/api/v1/services/" + service + "/alert-rules/{name}/history")
                .then()
                .statusCode(200)
                .body("items.alertName", contains(name));
    }

    @Test
    void whatIsNotThereIsNotFound() {
        String service = Api.newService(Api.service(1));

        assertProblem(Api.reader().get(AlertRules.path(service, NAME)), 404, "not-found");
        assertProblem(Api.reader().get(AlertRules.path(service, NAME) + "/history"), 404, "not-found");
        assertProblem(Api.reader().get("/api/v1/services/nobody-knows/alert-rules"), 404, "not-found");
        assertProblem(
                Api.admin().body(AlertRules.verdict("NOISE")).put(AlertRules.path("nobody-knows", NAME)),
                404,
                "not-found");
    }

    @Test
    void verdictOnAnAlertIsOneOnItsNameAndKeepsTheRestOfTheRule() {
        String service = Api.newService(Api.service(1));
        Map<String, Object> rule = AlertRules.verdict("NOISE");
        rule.put("runbook", "https://runbooks.example/latency");
        AlertRules.decide(service, NAME, rule);
        Sender.of().takes(firing(service, NAME, "f1"));
        String alert = Api.alertsOf(service).path("items[0].id");

        Api.admin()
                .body(AlertRules.verdict("MATTERS"))
                .post("/api/v1/alerts/" + alert + "/verdict")
                .then()
                .statusCode(200)
                .body("alertName", equalTo(NAME))
                .body("verdict", equalTo("MATTERS"))
                .body("runbook", equalTo("https://runbooks.example/latency"))
                .body("version", equalTo(2));

        assertProblem(
                Api.admin()
                        .header("If-Match", "\"1\"")
                        .body(AlertRules.verdict("NOISE"))
                        .post("/api/v1/alerts/" + alert + "/verdict"),
                412,
                "stale-version");
        assertProblem(
                Api.reader()
                        .contentType("application/json")
                        .body(AlertRules.verdict("NOISE"))
                        .post("/api/v1/alerts/" + alert + "/verdict"),
                403,
                "forbidden");
    }

    @Test
    void readinessNamesWhatIsUndecided() {
        String service = Api.newService(Api.service(1));
        Sender.of().takes(firing(service, NAME, "f1"));
        String item = "items.find { it.gap == 'NO_ALERT_RULES' }";
        Api.reader()
                .get("/api/v1/services/" + service + "/readiness")
                .then()
                .statusCode(200)
                .body(item + ".met", equalTo(false))
                .body(
                        item + ".detail",
                        equalTo("Say which alert matters, and name its runbook. Decide on " + NAME
                                + ", which fired in the last 30 days."));

        Map<String, Object> rule = AlertRules.verdict("MATTERS");
        rule.put("runbook", "https://runbooks.example/latency");
        AlertRules.decide(service, NAME, rule);

        Api.reader().get("/api/v1/services/" + service + "/readiness").then().body(item + ".met", equalTo(true));
    }
}
