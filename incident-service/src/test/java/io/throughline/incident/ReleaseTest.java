package io.throughline.incident;

import static io.throughline.kit.testing.Problems.assertBadFields;
import static io.throughline.kit.testing.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.throughline.kit.testing.AtOnce;
import io.throughline.kit.testing.RealParts;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Change events become release records: each once, none lost, and found again. */
@QuarkusTest
@QuarkusTestResource(value = RealParts.class, initArgs = @ResourceArg(name = "database", value = "incident"))
class ReleaseTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant AT = Instant.parse("2026-11-23T09:40:00Z");

    private final String service = Api.newName("checkout");
    private Pipeline pipeline;

    @BeforeEach
    void registerItsSender() {
        pipeline = Pipeline.of();
    }

    @Test
    void examplesShowWhatIsSentAndAnswered() throws IOException {
        JsonNode example = Examples.of("postChangeEvent");
        String body = example.path("request")
                .toString()
                .replaceAll("\"tl[0-9a-zA-Z]+\"", "\"" + pipeline.sender().key() + "\"")
                .replace("\"service\":\"checkout\"", "\"service\":\"" + service + "\"");

        Response answer = Pipeline.postBody(body);

        answer.then().statusCode(202);
        Examples.assertSameShape("postChangeEvent", JSON.readTree(answer.asString()), example.path("response"));
        Response list = Pipeline.releasesOf(service);
        Examples.assertSameShape(
                "listReleases",
                JSON.readTree(list.asString()),
                Examples.of("listReleases").path("response"));
        Response one = Api.reader().get("/api/v1/releases/" + list.path("items[0].id"));
        Examples.assertSameShape(
                "getRelease",
                JSON.readTree(one.asString()),
                Examples.of("getRelease").path("response"));
        one.then().body("sender", equalTo(pipeline.sender().name())).body("customDetails.version", equalTo("4.1.0"));
    }

    @Test
    void sameEventAgainIsCountedAndAnotherIsNot() {
        Map<String, Object> payload = Pipeline.payload("Deploy 1", service);
        payload.put("timestamp", AT.toString());
        pipeline.takes(payload);
        pipeline.takes(payload);
        payload.put("timestamp", AT.plusSeconds(1).toString());
        pipeline.takes(payload);
        Pipeline.of().takes(payload);

        Response releases = Pipeline.releasesOf(service);

        assertThat(releases.<List<Integer>>path("items.deliveries")).containsExactlyInAnyOrder(2, 1, 1);
    }

    @Test
    void eventThatNamesItsReleaseIsThatOneWhateverItsTime() {
        for (int i = 0; i < 3; i++) {
            pipeline.takes(Map.of(
                    "summary", "Deploy, step " + i,
                    "timestamp", AT.plusSeconds(i).toString(),
                    "custom_details", Map.of("service", service, "id", "deploy-7")));
        }

        Pipeline.releasesOf(service)
                .then()
                .body("items.summary", equalTo(List.of("Deploy, step 0")))
                .body("items[0].deliveries", equalTo(3));
    }

    @Test
    void ofSeveralSendersOfOneEventOneIsTheFirst() {
        Map<String, Object> payload = Pipeline.payload("Deploy 1", service);

        List<Response> answers = AtOnce.call(8, i -> pipeline.post(payload));

        assertThat(answers).allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(202));
        Pipeline.releasesOf(service).then().body("items.deliveries", equalTo(List.of(8)));
    }

    @Test
    void serviceIsTheOneThatTheEventOrItsSourceNames() {
        String registered = Api.newService(Api.service(2));
        pipeline.takes(Map.of("summary", "By its source", "source", registered));
        Pipeline.of(registered).takes(Map.of("summary", "By its sender", "source", "a machine"));
        Pipeline.of(registered)
                .takes(Map.of(
                        "summary", "By both", "custom_details", Map.of("service", registered), "source", service));

        assertThat(Pipeline.releasesOf(registered).<List<String>>path("items.summary"))
                .containsExactlyInAnyOrder("By its source", "By its sender", "By both");
    }

    @Test
    void eventOfNoServiceIsKeptRawWithoutItsKey() {
        String summary = Api.newName("Deploy");
        pipeline.takes(Map.of("summary", summary, "source", service));
        pipeline.takes(Map.of("summary", summary, "custom_details", Map.of("service", "No Slug")));
        Pipeline.of(service).takes(Pipeline.payload(summary, "elsewhere"));

        Response unmapped = Api.admin().queryParam("limit", 3).get("/api/v1/alerts/unmapped");

        unmapped.then().statusCode(200);
        assertThat(unmapped.<List<String>>path("items.format")).containsOnly("pagerduty-change");
        assertThat(unmapped.<List<String>>path("items.body"))
                .allSatisfy(body -> assertThat(body).contains(summary).doesNotContain("routing_key"));
        assertThat(unmapped.<List<String>>path("items.reason").toString())
                .contains("it names no service", "No Slug must be kebab-case", "elsewhere is outside");
    }

    @Test
    void eventOfNoServiceIsAReleaseOnceItIsGivenOne() {
        pipeline.takes(Pipeline.payload("Deploy 1", "No Slug"));
        Map<String, Object> kept = Api.admin()
                .queryParam("limit", 200)
                .get("/api/v1/alerts/unmapped")
                .path("items.find { it.source == '" + pipeline.sender().name() + "' }");
        String path = "/api/v1/alerts/unmapped/" + kept.get("id") + "/map";
        Response refused = Api.admin().body(Map.of()).post(path);
        assertProblem(refused, 409, "condition-unmet");
        assertThat(refused.<String>path("detail"))
                .startsWith("It still cannot be mapped: service No Slug must be kebab-case");

        List<Response> answers =
                AtOnce.call(4, i -> Api.admin().body(Map.of("service", service)).post(path));

        answers.forEach(answer -> answer.then()
                .statusCode(200)
                .body("id", equalTo(kept.get("id")))
                .body("incidents", empty()));
        Pipeline.releasesOf(service)
                .then()
                .body("items.deliveries", equalTo(List.of(1)))
                .body("items[0].summary", equalTo("Deploy 1"))
                .body("items[0].occurredAt", equalTo(kept.get("firstReceivedAt")));
    }

    @Test
    void everythingThatIsWrongIsSaidAsPagerDutySaysIt() {
        Response refused = Pipeline.postBody(
                Map.of("routing_key", "tlunknown", "payload", Map.of("timestamp", "soon"), "links", "none"));

        refused.then()
                .statusCode(400)
                .contentType(ContentType.JSON)
                .body("status", equalTo("invalid event"))
                .body("message", equalTo("Change event object is invalid"))
                .body("errors", hasItem("'routing_key' must be the key of an alert source"));
        assertThat(refused.<List<String>>path("errors")).hasSize(4);
    }

    @Test
    void whatIsNoJsonIsRefusedAndSoIsTooMuch() {
        Pipeline.postBody("{\"routing_key\":").then().statusCode(400).body("status", equalTo("invalid event"));
        assertProblem(Pipeline.postBody("{\"routing_key\":\"" + "x".repeat(512 << 10) + "\"}"), 413, "body-too-large");
        assertProblem(
                RestAssured.given().contentType("text/plain").body("{}").post(Pipeline.PATH),
                415,
                "unsupported-media-type");
    }

    @Test
    void numbersAndTimesThatNoDatabaseHoldsDoNoHarm() {
        String body = "{\"routing_key\":\"" + pipeline.sender().key()
                + "\",\"payload\":{\"summary\":\"Deploy\",\"timestamp\":\"0001-01-01T00:00:00Z\",\"custom_details\":"
                + "{\"service\":\"" + service + "\",\"n\":1e400,\"s\":\"\\u0000\\ud800\"}}}";

        Pipeline.postBody(body).then().statusCode(202);

        Response release = Pipeline.releasesOf(service);
        assertThat(Instant.parse(release.path("items[0].occurredAt")))
                .isEqualTo(Instant.parse(release.path("items[0].receivedAt")));
        assertThat(release.asString()).contains("E+400");
    }

    /** As deep as a body is read: one level more than can be written. */
    @Test
    void deepestEventSpoilsNoList() {
        int levels = 1000 - 3;
        String body = "{\"routing_key\":\"" + pipeline.sender().key()
                + "\",\"payload\":{\"summary\":\"Deploy\",\"custom_details\":{\"service\":\"" + service + "\",\"a\":"
                + "[".repeat(levels) + "]".repeat(levels) + "}}}";

        Pipeline.postBody(body).then().statusCode(202);

        assertThat(Pipeline.releasesOf(service).<String>path("items[0].customDetails.truncated"))
                .contains("[".repeat(levels));
    }

    @Test
    void listIsReadInPartsAndNarrowed() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            ids.add(0, pipeline.releases(service, AT.plusSeconds(i / 2))); // two at one moment
        }

        List<String> read = new ArrayList<>();
        String next = null;
        do {
            var request = Api.reader().queryParam("service", service).queryParam("limit", 2);
            Response page = (next == null ? request : request.queryParam("after", next)).get("/api/v1/releases");
            page.then().statusCode(200);
            read.addAll(page.path("items.id"));
            next = page.path("next");
        } while (next != null);

        assertThat(read).containsExactlyElementsOf(ids);
        Api.reader()
                .queryParam("service", service)
                .queryParam("from", AT.plusSeconds(1).toString())
                .queryParam("to", AT.plusSeconds(2).toString())
                .get("/api/v1/releases")
                .then()
                .body("items.id", equalTo(ids.subList(1, 3)));
    }

    @Test
    void badQueriesAndIdsAreRefused() {
        assertBadFields(
                Api.reader()
                        .queryParam("service", "a\u0000")
                        .queryParam("from", "yesterday")
                        .queryParam("to", "never")
                        .queryParam("incident", "12")
                        .queryParam("limit", 0)
                        .get("/api/v1/releases"),
                "?service",
                "?from",
                "?to",
                "?incident",
                "?limit");
        assertBadFields(Api.reader().queryParam("after", "bm9uZQ").get("/api/v1/releases"), "?after");
        assertProblem(Api.reader().get("/api/v1/releases/none"), 404, "not-found");
        assertProblem(Api.reader().get("/api/v1/releases/" + WriteCall.NO_RELEASE), 404, "not-found");
        assertProblem(RestAssured.given().get("/api/v1/releases"), 401, "unauthenticated");
    }
}
