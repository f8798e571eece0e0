package io.throughline.incident;

import static io.throughline.kit.testing.Problems.INVALID;
import static io.throughline.kit.testing.Problems.MALFORMED;
import static io.throughline.kit.testing.Problems.assertBadFields;
import static io.throughline.kit.testing.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.throughline.kit.testing.RealParts;
import io.throughline.kit.testing.Tokens;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every call about incidents answers to bodies, headers and names that cannot be; it changes nothing. */
@QuarkusTest
@QuarkusTestResource(value = RealParts.class, initArgs = @ResourceArg(name = "database", value = "incident"))
@Tag("slow")
class IncidentBadInputTest {
    private static final String NO_ID = "01a20898-53e1-7353-86a5-15690d6cc32b";
    private static final int LIMIT = 1 << 20;
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    /** What is refused leaves it as it is, so that all tests can share it. */
    private static Incidents shared;

    private static Incidents incident() {
        if (shared == null) {
            shared = Incidents.ofEverything();
        }
        return shared;
    }

    static Stream<WriteCall> calls() {
        return WriteCall.all();
    }

    static Stream<WriteCall> callsOnIncidents() {
        return calls().filter(WriteCall::isAboutAnIncident);
    }

    static Stream<WriteCall> callsThatNeedABody() {
        return calls().filter(call -> !call.mayBeEmpty());
    }

    static Stream<WriteCall> taggedCalls() {
        return calls().filter(WriteCall::tagged);
    }

    @ParameterizedTest
    @MethodSource("calls")
    void fieldsThatAreUnknownOrMissingAreNamedAtOnce(WriteCall call) {
        String before = incident().everything();
        List<String> pointers = new ArrayList<>(List.of("/approver", "/by", "/a~1b~0c"));
        pointers.addAll(call.required());

        Response answer = incident().call(call, "{\"approver\":\"grace@example.org\",\"by\":{},\"a/b~c\":[1]}");

        assertBadFields(answer, pointers);
        assertThat(incident().everything()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("calls")
    void fieldsThatAreNullCountAsMissing(WriteCall call) {
        String before = incident().everything();
        String body = call.required().stream()
                .map(pointer -> "\"" + pointer.substring(1) + "\":null")
                .collect(Collectors.joining(",", "{", "}"));

        if (!call.required().isEmpty()) {
            assertBadFields(incident().call(call, body), call.required());
        }
        assertThat(incident().everything()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("calls")
    void whatIsNoObjectIsRefused(WriteCall call) {
        String before = incident().everything();

        for (String body : List.of("null", "[]", "[" + call.least() + "]", "\"text\"", "5", "1.5", "true")) {
            assertBadFields(incident().call(call, body), "");
        }
        assertThat(incident().everything()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("callsThatNeedABody")
    void bodyThatIsNeededIsAskedFor(WriteCall call) {
        String before = incident().everything();

        for (String body : List.of("", " \n\t")) {
            assertBadFields(incident().call(call, body), "");
        }
        assertThat(incident().everything()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("calls")
    void whatIsNoJsonIsRefused(WriteCall call) {
        String before = incident().everything();

        for (String body :
                List.of("{", "reason=because", "{\"reason\":NaN}", "{\"reason\":\"a\",\"reason\":\"b\"}", "{} {}")) {
            assertProblem(incident().call(call, body), 400, MALFORMED);
        }
        byte[] latin = "{\"reason\":\"Gr\u00e4ce\"}".getBytes(StandardCharsets.ISO_8859_1);
        assertProblem(
                incident().asMaster().body(latin).request(call.method(), call.on(incident().ref)), 400, MALFORMED);
        assertThat(incident().everything()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'reason':'because'}",
                "{\"reason\":Infinity}",
                "{\"reason\":-Infinity}",
                "{\"reason\":\"a\u0000b\"}",
                "{\"reason\":\"tab\t\"}",
                "{\"reason\":01}",
                "{\"reason\":1e}",
                "{\"reason\":\"a\",}",
                "// {}",
                "\ufeff{",
                "<incident/>"
            })
    void whatIsAlmostJsonIsRefused(String body) {
        WriteCall cancel = calls().filter(call -> call.path().equals("/cancel"))
                .findFirst()
                .orElseThrow();

        for (String malformed : List.of(
                body,
                "{\"reason\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}",
                "{\"reason\":" + "9".repeat(5_000) + "}")) {
            assertProblem(incident().call(cancel, malformed), 400, MALFORMED);
        }
    }

    @ParameterizedTest
    @MethodSource("calls")
    void nameOfAFieldThatNobodyCanWriteIsNamedAllTheSame(WriteCall call) {
        for (String name : List.of("\\ud800", "\\u0000", "\\udc00\\ud800")) {
            Response answer = incident().call(call, "{\"" + name + "\":1}");
            assertThat(answer.<String>path("type")).isIn("/problems/" + INVALID, "/problems/" + MALFORMED);
            assertThat(answer.statusCode()).isEqualTo(400);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mitigate", "resolve", "close", "reinstate", "acknowledge"})
    void moveWithoutABodyIsOneWithAnEmptyObject(String move) throws IOException, InterruptedException {
        for (String type : Arrays.asList("application/json", "application/json;charset=UTF-8", null)) {
            for (HttpRequest.BodyPublisher nothing : List.of(
                    BodyPublishers.noBody(),
                    BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[0])))) {
                Incidents incident = readyTo(move);

                HttpResponse<String> answer = send("POST", incident.path("/" + move), incident.owner, type, nothing);

                assertThat(answer.statusCode())
                        .as("%s: %s", type, answer.body())
                        .isEqualTo(200);
            }
        }
    }

    private static Incidents readyTo(String move) {
        return switch (move) {
            case "close" -> Incidents.resolved("SEV3");
            case "acknowledge" -> Incidents.declared("SEV3");
            case "reinstate" -> {
                Incidents incident = Incidents.led("SEV3");
                incident.move("cancel", Map.of("reason", "A test")).then().statusCode(200);
                yield incident;
            }
            default -> Incidents.led("SEV3");
        };
    }

    @Test
    void publicationWithoutABodyIsOneWithAnEmptyObject() throws IOException, InterruptedException {
        Incidents incident = Incidents.resolved("SEV3");
        incident.putReview(Incidents.review(incident.owner)).then().statusCode(200);

        HttpResponse<String> answer =
                send("POST", incident.path("/review/publish"), incident.owner, null, BodyPublishers.noBody());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    @ParameterizedTest
    @MethodSource("calls")
    void noBodyAndNoMediaTypeIsNoFaultOfOurs(WriteCall call) throws IOException, InterruptedException {
        if (call.mayBeEmpty() && call.required().isEmpty()) {
            return; // is one with an empty object
        }
        String before = incident().everything();

        HttpResponse<String> answer =
                send(call.method(), call.on(incident().ref), incident().owner, null, BodyPublishers.noBody());

        assertThat(answer.statusCode()).as(answer.body()).isIn(400, 415);
        assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
        assertThat(incident().everything()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("calls")
    void bodyOfAnotherMediaTypeIsRefused(WriteCall call) {
        String before = incident().everything();

        for (String type : List.of(
                "text/plain", "application/xml", "application/x-www-form-urlencoded", "application/octet-stream")) {
            assertProblem(
                    incident()
                            .asMaster()
                            .config(asItIs())
                            .contentType(type)
                            .body(call.least().getBytes(StandardCharsets.UTF_8))
                            .request(call.method(), call.on(incident().ref)),
                    415,
                    "unsupported-media-type");
        }
        assertThat(incident().everything()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("calls")
    void answerInAnotherMediaTypeIsNotThere(WriteCall call) {
        String before = incident().everything();

        for (String type : List.of("text/html", "application/xml", "image/png")) {
            assertProblem(
                    incident()
                            .asMaster()
                            .accept(type)
                            .body(call.least())
                            .request(call.method(), call.on(incident().ref)),
                    406,
                    "not-acceptable");
        }
        assertThat(incident().everything()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/review", "/timeline", "/timeline/verification", "/thread"})
    void readingInAnotherMediaTypeIsNotThere(String below) {
        for (String type : List.of("text/html", "application/xml")) {
            assertProblem(Api.reader().accept(type).get(incident().path(below)), 406, "not-acceptable");
        }
    }

    @ParameterizedTest
    @MethodSource("calls")
    void methodThatThePathDoesNotTakeIsRefused(WriteCall call) {
        String before = incident().everything();
        List<String> taken = calls().filter(other -> other.path().equals(call.path()))
                .map(WriteCall::method)
                .toList();

        for (String method : List.of("GET", "POST", "PUT", "PATCH", "DELETE")) {
            if (!taken.contains(method) && !isTakenWithoutABody(method, call.path())) {
                Response answer = incident().asMaster().body(call.least()).request(method, call.on(incident().ref));
                assertProblem(answer, 405, "method-not-allowed");
                assertThat(answer.header("Allow").split("\\s*,\\s*")).contains(call.method());
            }
        }
        assertThat(incident().everything()).isEqualTo(before);
    }

    private static boolean isTakenWithoutABody(String method, String path) {
        return method.equals("DELETE")
                ? path.startsWith("/roles")
                : method.equals("GET")
                        && (path.startsWith("/api") || path.equals("/timeline") || path.equals("/review"));
    }

    @ParameterizedTest
    @MethodSource("taggedCalls")
    void tagThatWeDidNotGiveOutIsABadField(WriteCall call) {
        String before = incident().everything();

        for (String tag : List.of("1", "\"one\"", "\"1\",\"2\"", "\"99999999999999999999\"")) {
            assertBadFields(
                    incident()
                            .asMaster()
                            .header("If-Match", tag)
                            .body(call.least())
                            .request(call.method(), call.on(incident().ref)),
                    "If-Match");
        }
        assertThat(incident().everything()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("taggedCalls")
    void staleTagIsRefusedAndNothingChanges(WriteCall call) {
        String before = incident().everything();

        for (String tag : List.of("\"0\"", "\"999\"", "W/\"1\"")) {
            assertProblem(
                    incident()
                            .asMaster()
                            .header("If-Match", tag)
                            .body(call.least())
                            .request(call.method(), call.on(incident().ref)),
                    412,
                    "stale-version");
        }
        assertThat(incident().everything()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("callsOnIncidents")
    void incidentThatDoesNotExistIsNotFound(WriteCall call) {
        for (String ref : List.of("INC-0", "INC-999999999", "INC-99999999999999999999", "inc-1", NO_ID, "%00")) {
            Response answer = incident()
                    .asMaster()
                    .urlEncodingEnabled(false)
                    .body(call.least())
                    .request(call.method(), call.on(ref));
            assertProblem(answer, 404, "not-found");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/review", "/timeline", "/timeline/verification", "/thread"})
    void whatIsBelowNothingIsNotFound(String below) {
        for (String ref : List.of(
                "INC-0",
                "INC-01",
                "INC--1",
                "INC-999999999999999999",
                "INC-99999999999999999999",
                "inc-1",
                "INC-1x",
                "INC-1%00",
                "INC-1%0A",
                "12",
                "1-1-1-1-1",
                NO_ID,
                "%00",
                "%F0%9F%94%A5",
                "x".repeat(2_000))) {
            assertProblem(
                    Api.reader().urlEncodingEnabled(false).get("/api/v1/incidents/" + ref + below), 404, "not-found");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "2", "99", "x", "01", "1.0", "99999999999", "%00", "%D9%A1"})
    void intervalThatIsNotThereIsNotFound(String n) {
        String before = incident().everything();

        assertProblem(
                incident()
                        .asMaster()
                        .urlEncodingEnabled(false)
                        .body("{\"statement\":\"Nobody can pay\",\"reason\":\"Because\"}")
                        .put(incident().path("/impact/" + n)),
                404,
                "not-found");
        assertThat(incident().everything()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"BOSS", "lead", "LEAD%20", "%00", "0"})
    void roleThatDoesNotExistIsNotFound(String role) {
        String before = incident().everything();
        String path = incident().path("/roles/" + role);

        assertProblem(
                incident()
                        .asMaster()
                        .urlEncodingEnabled(false)
                        .body("{\"person\":\"a@example.org\"}")
                        .put(path),
                404,
                "not-found");
        assertProblem(incident().asMaster().urlEncodingEnabled(false).delete(path), 404, "not-found");
        assertThat(incident().everything()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("calls")
    void bodyOverTheLimitIsRefusedHoweverItIsSent(WriteCall call) throws IOException, InterruptedException {
        String before = incident().everything();
        byte[] large = padded("{\"reason\":\"" + "x".repeat(LIMIT) + "\"}", LIMIT + 20);
        List<HttpRequest.BodyPublisher> ways = List.of(
                BodyPublishers.ofByteArray(large), BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)));

        for (HttpRequest.BodyPublisher way : ways) {
            HttpResponse<String> answer =
                    send(call.method(), call.on(incident().ref), incident().owner, "application/json", way);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(413);
            assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
            assertThat(answer.body()).contains("/problems/body-too-large");
        }
        assertThat(incident().everything()).isEqualTo(before);
    }

    private static RestAssuredConfig asItIs() {
        return RestAssured.config()
                .encoderConfig(RestAssured.config()
                        .getEncoderConfig()
                        .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                        .encodeContentTypeAs("application/xml", ContentType.TEXT)
                        .encodeContentTypeAs("application/x-www-form-urlencoded", ContentType.TEXT));
    }

    private static byte[] padded(String json, int length) {
        byte[] body = new byte[length];
        Arrays.fill(body, (byte) ' ');
        byte[] start = json.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(start, 0, body, 0, start.length);
        return body;
    }

    /** As no library would send it that wants to be of help. */
    private static HttpResponse<String> send(
            String method, String path, String caller, String type, HttpRequest.BodyPublisher body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + RestAssured.port + path))
                .version(HttpClient.Version.HTTP_1_1)
                .header("Authorization", "Bearer " + Tokens.of(caller, "service-owner", "admin"))
                .method(method, body);
        if (type != null) {
            request.header("Content-Type", type);
        }
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
