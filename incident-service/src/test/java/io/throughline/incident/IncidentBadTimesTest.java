package io.throughline.incident;

import static io.throughline.kit.testing.Problems.assertBadFields;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.throughline.kit.testing.Problems;
import io.throughline.kit.testing.RealParts;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** True times of an incident: those that cannot be are refused, those that contradict each other are both named. */
@QuarkusTest
@QuarkusTestResource(value = RealParts.class, initArgs = @ResourceArg(name = "database", value = "incident"))
@Tag("slow")
class IncidentBadTimesTest {
    private static final Duration DAY = Duration.ofDays(1);

    /** What is refused leaves it as it is, so that all tests can share it. */
    private static Incidents shared;

    private static Incidents incident() {
        if (shared == null) {
            shared = Incidents.ofEverything();
        }
        return shared;
    }

    /** Every field that is a time; {@code TIME} stands for its value. */
    static Stream<Arguments> times() {
        String declaration = "{\"title\":\"T\",\"service\":\"checkout\",\"severity\":\"SEV3\",";
        String impact = "{\"statement\":\"Nobody can pay\",\"reason\":\"Because\",";
        return Stream.concat(
                Stream.of(
                        at("POST", "/api/v1/incidents", "/detectedAt", declaration + "\"detectedAt\":TIME}"),
                        at("POST", "/api/v1/incidents", "/impactStartedAt", declaration + "\"impactStartedAt\":TIME}"),
                        at("POST", "/mitigate", "/at", "{\"at\":TIME}"),
                        at("POST", "/resolve", "/at", "{\"at\":TIME}"),
                        at("POST", "/acknowledge", "/at", "{\"at\":TIME}"),
                        at("POST", "/close", "/at", "{\"at\":TIME}"),
                        at("POST", "/reinstate", "/at", "{\"at\":TIME}"),
                        at("POST", "/reopen", "/at", "{\"reason\":\"Because\",\"at\":TIME}"),
                        at("POST", "/cancel", "/at", "{\"reason\":\"Because\",\"at\":TIME}"),
                        at("POST", "/timeline", "/at", "{\"text\":\"T\",\"at\":TIME}"),
                        at("POST", "/status-updates", "/at", "{\"text\":\"T\",\"audience\":\"A\",\"at\":TIME}"),
                        at("PUT", "/impact", "/startedAt", impact + "\"startedAt\":TIME}"),
                        at("PUT", "/impact", "/endedAt", impact + "\"endedAt\":TIME}"),
                        at("PUT", "/impact/1", "/startedAt", impact + "\"startedAt\":TIME}"),
                        at("PUT", "/impact/1", "/endedAt", impact + "\"endedAt\":TIME}")),
                Stream.of(
                                "impactStartedAt",
                                "detectedAt",
                                "declaredAt",
                                "acknowledgedAt",
                                "leadAssignedAt",
                                "mitigatedAt",
                                "impactEndedAt",
                                "resolvedAt",
                                "reviewPublishedAt",
                                "lastActionVerifiedAt",
                                "closedAt")
                        .map(field ->
                                at("PUT", "/times", "/" + field, "{\"reason\":\"Because\",\"" + field + "\":TIME}")));
    }

    private static Arguments at(String method, String path, String pointer, String body) {
        return arguments(new WriteCall(method, path, body, List.of(), false, false), pointer);
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("times")
    void timeThatCannotBeIsRefused(WriteCall call, String pointer) {
        String before = incident().everything();
        Instant soon = Instant.now().plus(Duration.ofHours(1));

        for (String time : List.of(
                "\"yesterday\"",
                "\"\"",
                "\" \"",
                "\"2026-11-23\"",
                "\"2026-11-23T09:40:00\"",
                "\"2026-11-23 09:40:00Z\"",
                "\"2026-02-30T09:40:00Z\"",
                "\"2026-11-23T24:00:00Z\"",
                "\"2026-11-23T23:59:60Z\"",
                "\"2026-11-23T09:40:00+19:00\"",
                "\"2026-11-23T09:40:00.1234567891Z\"",
                "\"10000-01-01T00:00:00Z\"",
                "\"+10000-01-01T00:00:00Z\"",
                "\"-0001-01-01T00:00:00Z\"",
                "\"+999999999-12-31T23:59:59Z\"",
                "\"0001-01-01T00:00:00Z\"",
                "\"0000-01-01T00:00:00+18:00\"",
                "\"1999-12-31T23:59:59.999999999Z\"",
                "\"9999-12-31T23:59:59Z\"",
                "\"9999-12-31T23:59:59-18:00\"",
                "\"" + soon + "\"",
                "1764000000",
                "1764000000.5",
                "true",
                "[2026,11,23,9,40]",
                "{}",
                "{\"at\":\"2026-11-23T09:40:00Z\"}")) {
            assertBadFields(incident().call(call, call.least().replace("TIME", time)), pointer);
        }
        assertThat(incident().everything()).isEqualTo(before);
    }

    @Test
    void nextUpdateIsNoTimeThatIsOverNorOneThatNobodyCanWrite() {
        String before = incident().everything();
        Instant over = Instant.now().minus(Duration.ofMinutes(5));

        for (String time : List.of(over.toString(), "0001-01-01T00:00:00Z", "9999-12-31T23:59:59-18:00")) {
            assertBadFields(
                    incident()
                            .asMaster()
                            .body(Map.of("text", "T", "audience", "A", "nextUpdateDueAt", time))
                            .post(incident().path("/status-updates")),
                    "/nextUpdateDueAt");
        }
        assertThat(incident().everything()).isEqualTo(before);
    }

    @Test
    void everythingThatIsWrongWithAMoveIsSaidAtOnce() {
        String left = Api.newPerson("left", false);
        String soon = Instant.now().plus(DAY).toString();

        assertBadFields(incident().move("resolve", Map.of("at", soon, "fixVerifiedBy", left)), "/at", "/fixVerifiedBy");
        assertBadFields(
                incident().move("reopen", Map.of("reason", "Because", "at", soon, "lead", left)), "/at", "/lead");
        Map<String, Object> declaration = Incidents.declaration("checkout", "SEV3");
        declaration.putAll(Map.of("detectedAt", soon, "impactStartedAt", soon, "lead", left));
        assertBadFields(
                incident().asMaster().body(declaration).post("/api/v1/incidents"),
                "/detectedAt",
                "/impactStartedAt",
                "/lead");
    }

    @Test
    void correctionThatNamesNoTimeIsRefused() {
        assertBadFields(
                incident()
                        .asMaster()
                        .body("{\"reason\":\"Because\"}")
                        .put(incident().path("/times")),
                "");
    }

    @ParameterizedTest(name = "{0} cannot be said of what has not happened, or follows from something else")
    @ValueSource(
            strings = {
                "impactStartedAt",
                "mitigatedAt",
                "impactEndedAt",
                "resolvedAt",
                "reviewPublishedAt",
                "lastActionVerifiedAt",
                "closedAt"
            })
    void timeOfWhatHasNotHappenedCannotBeCorrected(String time) {
        String before = incident().everything();

        assertBadFields(
                incident()
                        .asMaster()
                        .body(Map.of("reason", "Because", time, Instant.now().toString()))
                        .put(incident().path("/times")),
                "/" + time);
        assertThat(incident().everything()).isEqualTo(before);
    }

    @ParameterizedTest(name = "{0}, an hour after {1}, is refused")
    @CsvSource({
        "detectedAt,declaredAt",
        "detectedAt,acknowledgedAt",
        "detectedAt,leadAssignedAt",
        "detectedAt,resolvedAt",
        "mitigatedAt,resolvedAt"
    })
    void correctionThatContradictsAnotherTimeNamesBoth(String earlier, String later) {
        Incidents incident = ofThePast("SEV3");
        Instant known = incident.time(later);
        Instant wrong = known.plus(Duration.ofHours(1));
        String before = incident.everything();

        Response answer = incident.asOwner()
                .body(Map.of("reason", "Because", earlier, wrong.toString()))
                .put(incident.path("/times"));

        assertThat(assertBadFields(answer, "/" + earlier).get("/" + earlier))
                .contains(later, known.toString(), earlier, wrong.toString());
        assertThat(incident.everything()).isEqualTo(before);
    }

    @Test
    void correctionsThatContradictEachOtherAreAllNamed() {
        Incidents incident = ofThePast("SEV3");
        Instant declared = incident.time("declaredAt");
        Instant detected = declared.plus(Duration.ofMinutes(1));
        Instant resolved = declared.minus(DAY);
        String before = incident.everything();

        Map<String, String> reasons = assertBadFields(
                incident.asOwner()
                        .body(Map.of(
                                "reason", "Because",
                                "detectedAt", detected.toString(),
                                "resolvedAt", resolved.toString(),
                                "closedAt", Instant.now().toString()))
                        .put(incident.path("/times")),
                "/detectedAt",
                "/resolvedAt",
                "/closedAt");

        assertThat(reasons.get("/resolvedAt")).contains(resolved.toString(), detected.toString());
        assertThat(incident.everything()).isEqualTo(before);
    }

    /** Detected, declared, acknowledged, mitigated and resolved some days ago, an hour or more apart. */
    private static Incidents ofThePast(String severity) {
        Instant start = Instant.now().minus(Duration.ofDays(9)).truncatedTo(ChronoUnit.MICROS);
        Incidents incident = Incidents.declared(severity, Map.of("detectedAt", start.toString()));
        incident.asLead("responder").post(incident.path("/acknowledge")).then().statusCode(200);
        incident.move("mitigate").then().statusCode(200);
        incident.move("resolve").then().statusCode(200);
        incident.asOwner()
                .body(Map.of(
                        "reason", "It was days ago",
                        "declaredAt", start.plus(DAY).toString(),
                        "acknowledgedAt", start.plus(DAY.multipliedBy(2)).toString(),
                        "leadAssignedAt", start.plus(DAY.multipliedBy(3)).toString(),
                        "mitigatedAt", start.plus(DAY.multipliedBy(4)).toString(),
                        "resolvedAt", start.plus(DAY.multipliedBy(5)).toString()))
                .put(incident.path("/times"))
                .then()
                .statusCode(200);
        return incident;
    }

    @Test
    void moveBeforeWhatItFollowsNamesBothTimes() {
        Incidents incident = Incidents.declared("SEV3");
        Instant detected = incident.time("detectedAt");
        Instant wrong = detected.minus(Duration.ofHours(1));
        Map<String, Object> body = Map.of("at", wrong.toString());
        assertContradiction(incident, "acknowledge", body, detected);

        incident.asLead("responder").post(incident.path("/acknowledge")).then().statusCode(200);
        incident.putImpact(Map.of("statement", "S", "startedAt", detected.toString()))
                .then()
                .statusCode(200);
        assertContradiction(incident, "mitigate", body, detected);
        incident.move("mitigate").then().statusCode(200);
        Instant mitigated = incident.time("mitigatedAt");
        assertContradiction(incident, "resolve", body, mitigated);
        incident.move("resolve").then().statusCode(200);
        Instant resolved = incident.time("resolvedAt");
        assertContradiction(incident, "close", body, resolved);
        assertContradiction(incident, "reopen", Map.of("reason", "Because", "at", wrong.toString()), resolved);
        incident.move("reopen", Map.of("reason", "Because")).then().statusCode(200);
        assertBadFields(incident.move("mitigate", Map.of("at", resolved.toString())), "/at");
        assertBadFields(incident.move("resolve", Map.of("at", resolved.toString())), "/at");
    }

    private static void assertContradiction(Incidents incident, String move, Map<String, Object> body, Instant known) {
        String before = incident.everything();
        Response answer = incident.asMaster().body(body).post(incident.path("/" + move));

        assertThat(assertBadFields(answer, "/at").get("/at")).contains(known.toString(), (String) body.get("at"));
        assertThat(incident.everything()).isEqualTo(before);
    }

    @Test
    void impactThatEndsBeforeItStartsNamesBothTimes() {
        Incidents incident = Incidents.led("SEV3");
        Instant end = Instant.now().minus(DAY).truncatedTo(ChronoUnit.MICROS);
        Instant start = end.plus(Duration.ofHours(1));
        String before = incident.everything();
        Map<String, Object> impact =
                Map.of("statement", "S", "reason", "R", "startedAt", start.toString(), "endedAt", end.toString());

        assertThat(assertBadFields(incident.putImpact(impact), "/endedAt").get("/endedAt"))
                .contains(start.toString(), end.toString());
        assertThat(incident.everything()).isEqualTo(before);

        incident.putImpact(Map.of("statement", "S")).then().statusCode(200);
        String after = incident.everything();
        assertBadFields(incident.asLead().body(impact).put(incident.path("/impact/1")), "/endedAt");
        assertThat(incident.everything()).isEqualTo(after);
    }

    @Test
    void impactThatStartsBeforeTheOneBeforeItEndedNamesBothTimes() {
        Incidents incident = Incidents.led("SEV3");
        Instant end = Instant.now().minus(DAY).truncatedTo(ChronoUnit.MICROS);
        Instant start = end.minus(Duration.ofHours(1));
        incident.putImpact(Map.of(
                        "statement", "First", "startedAt", start.minus(DAY).toString(), "endedAt", end.toString()))
                .then()
                .statusCode(200);
        String before = incident.everything();

        Response answer = incident.putImpact(Map.of("statement", "Second", "startedAt", start.toString()));

        assertThat(assertBadFields(answer, "/startedAt").get("/startedAt")).contains(start.toString(), end.toString());
        assertThat(incident.everything()).isEqualTo(before);
    }

    @ParameterizedTest(name = "interval {0}: {1} {2}")
    @CsvSource({
        "1,endedAt,0001-01-01T00:00:00Z",
        "1,endedAt,9999-12-31T23:59:59Z",
        "2,startedAt,9999-12-31T23:59:59Z",
        "2,endedAt,9999-12-31T23:59:59Z"
    })
    void timeOfAnyIntervalIsOfThisWorld(int n, String field, String time) {
        Incidents incident = Incidents.led("SEV3");
        Instant end = Instant.now().minus(DAY).truncatedTo(ChronoUnit.MICROS);
        incident.putImpact(Map.of("statement", "First", "endedAt", end.toString()))
                .then()
                .statusCode(200);
        incident.putImpact(Map.of("statement", "Second")).then().statusCode(200);
        String before = incident.everything();
        Map<String, Object> impact = Map.of("statement", "S", "reason", "R", field, time);

        assertBadFields(incident.asLead().body(impact).put(incident.path("/impact/" + n)), "/" + field);
        if (n == 2) {
            assertBadFields(incident.putImpact(impact), "/" + field);
        }
        assertThat(incident.everything()).isEqualTo(before);
    }

    @Test
    void impactThatStartsAfterItWasStoppedNamesBothTimes() {
        Incidents incident = Incidents.led("SEV3");
        incident.move("mitigate", Map.of("at", incident.time("detectedAt").toString()))
                .then()
                .statusCode(200);
        Instant stopped = incident.time("mitigatedAt");
        Instant start = Instant.now().truncatedTo(ChronoUnit.MICROS);
        String before = incident.everything();

        Response answer = incident.putImpact(Map.of("statement", "S", "startedAt", start.toString()));

        Problems.assertProblem(answer, 400, Problems.INVALID);
        assertThat(answer.<List<String>>path("errors.reason"))
                .anyMatch(reason -> reason.contains(start.toString()) && reason.contains(stopped.toString()));
        assertThat(incident.everything()).isEqualTo(before);
    }

    @Test
    void nanosecondsAreTakenAndWhatIsAnsweredIsWhatIsKept() {
        Instant base = Instant.now().minus(DAY).truncatedTo(ChronoUnit.SECONDS);
        Incidents incident = Incidents.declared(
                "SEV3",
                Map.of(
                        "detectedAt", base.plusNanos(999_999_999).toString(),
                        "impactStartedAt", base.plusNanos(123_456_789).toString()));
        assertThat(incident.time("detectedAt")).isEqualTo(base.plusNanos(999_999_000));
        incident.asLead("responder")
                .body(Map.of("at", base.plusSeconds(2).plusNanos(999_999_999).toString()))
                .post(incident.path("/acknowledge"))
                .then()
                .statusCode(200);
        Map<String, Object> impact = Map.of(
                "statement",
                "S",
                "reason",
                "R",
                "startedAt",
                base.plusNanos(123_456_789).toString(),
                "endedAt",
                base.plusSeconds(9).plusNanos(999_999_999).toString());

        assertKept(incident, incident.putImpact(impact));
        assertKept(incident, incident.asLead().body(impact).put(incident.path("/impact/1")));
        assertKept(
                incident,
                incident.move(
                        "mitigate",
                        Map.of("at", base.plusSeconds(9).plusNanos(999_999_999).toString())));
        assertKept(
                incident,
                incident.move(
                        "resolve",
                        Map.of("at", base.plusSeconds(10).plusNanos(1).toString())));
        assertKept(
                incident,
                incident.asLead()
                        .body(Map.of(
                                "reason",
                                "R",
                                "resolvedAt",
                                base.plusSeconds(10).plusNanos(1_999).toString()))
                        .put(incident.path("/times")));
        incident.asLead("responder")
                .body(Map.of("text", "T", "at", base.plusNanos(7).toString()))
                .post(incident.path("/timeline"))
                .then()
                .statusCode(201);
        incident.assertTimelineIsWhole(incident.timeline().size());
    }

    private static void assertKept(Incidents incident, Response answer) {
        answer.then().statusCode(200);
        assertThat(incident.get().asString()).isEqualTo(answer.asString());
        assertThat(answer.<List<String>>path("impact.startedAt"))
                .contains(answer.<String>path("times.impactStartedAt"));
        assertThat(answer.<List<String>>path("impact.endedAt")).contains(answer.<String>path("times.impactEndedAt"));
    }
}
