package io.throughline.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.throughline.events.Topic;
import io.throughline.kit.testing.PublishedEvents;
import io.throughline.kit.testing.RealParts;
import io.throughline.kit.testing.TestDatabase;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Words come back as they were written, in whatever script, and the timeline can still be verified. */
@QuarkusTest
@QuarkusTestResource(value = RealParts.class, initArgs = @ResourceArg(name = "database", value = "incident"))
@Tag("slow")
class TextSurvivesTest {
    private static final List<String> SECTIONS = List.of(
            "impact",
            "detection",
            "escalation",
            "decisionOwnership",
            "missedSignals",
            "recoveryQuality",
            "systemAllowed",
            "unclearDecision",
            "mustChange",
            "leadershipNote");

    private TestDatabase database;

    static Stream<String> texts() {
        return Stream.of(
                "Family \ud83d\udc69\u200d\ud83d\udc69\u200d\ud83d\udc67\u200d\ud83d\udc66, flag \ud83c\udff3\ufe0f\u200d\ud83c\udf08, thumb \ud83d\udc4d\ud83c\udffd",
                "\u05e9\u05dc\u05d5\u05dd \u200f(12)\u200e \u0627\u0644\u0639\u0631\u0628\u064a\u0629 \u202btext\u202c",
                "cafe\u0301 caf\u00e9 A\u030a \u212b Z\u0351\u036b\u0343 \u0928\u093f",
                "\u6c7a\u6e08\u304c\u5931\u6557 \u652f\u4ed8\u5931\u8d25 \uacb0\uc81c \ud842\udfb7 \u1112\u1161\u11ab",
                "tab\there\nnew line\r\nand another\n\n\tindented",
                "quotes \" ' ` \\ \\n \\u0041 %s ${x} {{y}} <b>&amp;</b> /*--*/ '; DROP TABLE incident; --",
                "line\u2028paragraph\u2029no\u00a0break\ufeffmark\ufffdreplaced\uffff");
    }

    @ParameterizedTest
    @MethodSource("texts")
    void wordsOfTheResponseSurvive(String text) {
        Incidents incident = Incidents.declared("SEV3", Map.of("title", text, "note", text));
        incident.asLead("responder")
                .body(Map.of("note", text))
                .post(incident.path("/acknowledge"))
                .then()
                .statusCode(200);
        incident.putImpact(Map.of("statement", text, "journeys", List.of(text), "reason", text))
                .then()
                .statusCode(200);
        put(incident, "/severity", Map.of("severity", "SEV2", "reason", text));
        put(incident, "/times", Map.of("detectedAt", "2026-01-01T00:00:00Z", "reason", text));
        put(incident, "/roles/SCRIBE", Map.of("person", "linus@example.org", "reason", text));
        put(incident, "/members", Map.of("members", List.of("margaret@example.org"), "reason", text));
        incident.asLead("responder")
                .body(Map.of("text", text))
                .post(incident.path("/timeline"))
                .then()
                .statusCode(201);
        incident.asLead()
                .body(Map.of("text", text, "audience", text))
                .post(incident.path("/status-updates"))
                .then()
                .statusCode(200);
        incident.move("mitigate", Map.of("note", text)).then().statusCode(200);
        incident.move("reopen", Map.of("reason", text, "note", text)).then().statusCode(200);
        incident.move("cancel", Map.of("reason", text)).then().statusCode(200);
        incident.asOwner()
                .body(Map.of("note", text))
                .post(incident.path("/reinstate"))
                .then()
                .statusCode(200);

        Response now = incident.get();
        assertThat(now.<String>path("title")).isEqualTo(text);
        assertThat(now.<String>path("impact[0].statement")).isEqualTo(text);
        assertThat(now.<String>path("impact[0].journeys[0]")).isEqualTo(text);
        assertThat(Api.incidentsOf(incident.service).<String>path("items[0].title"))
                .isEqualTo(text);
        Map<String, String> said = said(incident);
        assertThat(said).hasSize(13);
        assertThat(said.remove("REOPENED")).isEqualTo(text + "\n\n" + text);
        assertThat(said).allSatisfy((kind, words) -> assertThat(words).as(kind).isEqualTo(text));
        JsonPath entries = incident.allEntries().jsonPath();
        assertThat(entries.getString("items.find { it.kind == 'IMPACT_RECORDED' }.details.statement"))
                .isEqualTo(text);
        assertThat(entries.getString("items.find { it.kind == 'STATUS_UPDATED' }.details.audience"))
                .isEqualTo(text);
        incident.assertTimelineIsWhole(13);
    }

    @ParameterizedTest
    @MethodSource("texts")
    void wordsOfTheReviewSurvive(String text) {
        Incidents incident = Incidents.resolved("SEV3");
        incident.putReview(reviewIn(text, incident.owner)).then().statusCode(200);
        assertReviewIsIn(text, incident);

        incident.asLead()
                .body(Map.of("note", text))
                .post(incident.path("/review/publish"))
                .then()
                .statusCode(200);

        assertReviewIsIn(text, incident);
        assertThat(said(incident).get("REVIEW_PUBLISHED")).isEqualTo(text);
        assertThat(incident.move("close").<String>path("detail")).contains("\"" + text + "\"");
        incident.assertTimelineIsWhole(5);
    }

    @ParameterizedTest
    @MethodSource("texts")
    void reasonsOfDecisionsSurvive(String text) {
        Incidents waived = Incidents.resolved("SEV1");
        waived.asOwner()
                .body(Map.of("reason", text))
                .post(waived.path("/review/waive"))
                .then()
                .statusCode(200);
        assertThat(Api.reader().get(waived.path("/review")).<String>path("waiver.reason"))
                .isEqualTo(text);
        assertThat(said(waived).get("REVIEW_WAIVED")).isEqualTo(text);

        Incidents noAction = Incidents.resolved("SEV1");
        noAction.asOwner()
                .body(Map.of("reason", text))
                .post(noAction.path("/review/no-action"))
                .then()
                .statusCode(200);
        assertThat(Api.reader().get(noAction.path("/review")).<String>path("noAction.reason"))
                .isEqualTo(text);
        assertThat(said(noAction).get("DECISION")).isEqualTo(text);
        noAction.assertTimelineIsWhole(6);
    }

    @ParameterizedTest
    @MethodSource("texts")
    void wordsSurviveInWhatIsAnnounced(String text) {
        Incidents incident = Incidents.declared("SEV3", Map.of("title", text));
        incident.asLead("responder")
                .body(Map.of("note", text))
                .post(incident.path("/acknowledge"))
                .then()
                .statusCode(200);
        String id = incident.id();

        var events =
                PublishedEvents.of(Topic.INCIDENT, id, PublishedEvents.lastSequence(database, "incident", "id", id));

        assertThat(events).hasSize(2);
        assertThat(PublishedEvents.data(events.get(1)).getString("incident.title"))
                .isEqualTo(text);
        assertThat(PublishedEvents.data(events.get(1)).getString("note")).isEqualTo(text);
    }

    @Test
    void textsAsLongAsTheyMayBeSurvive() {
        String wide = "\ud83d\udd25";
        String title = wide.repeat(150);
        Incidents incident = Incidents.led("SEV3");
        incident.asLead("responder")
                .body(Map.of("text", wide.repeat(10_000)))
                .post(incident.path("/timeline"))
                .then()
                .statusCode(201);
        incident.putImpact(Map.of("statement", wide.repeat(2_500))).then().statusCode(200);
        Incidents titled = Incidents.declared("SEV3", Map.of("title", title));

        assertThat(titled.get().<String>path("title")).isEqualTo(title);
        assertThat(said(incident).get("NOTE")).isEqualTo(wide.repeat(10_000));
        assertThat(incident.get().<String>path("impact[0].statement")).isEqualTo(wide.repeat(2_500));
        incident.assertTimelineIsWhole(4);
    }

    @Test
    void reviewThatIsAsLongAsItMayBeIsPublished() {
        Incidents incident = Incidents.resolved("SEV3");
        String wide = "\u6c7a".repeat(19_000);
        Map<String, Object> review = reviewIn(wide, incident.owner);
        review.put("contributingFactors", List.of("f".repeat(5_000)));
        review.put("actions", Incidents.review(incident.owner).get("actions"));

        incident.putReview(review).then().statusCode(200);

        incident.asLead().post(incident.path("/review/publish")).then().statusCode(200);
        assertThat(Api.reader().get(incident.path("/review")).<String>path("mustChange"))
                .isEqualTo(wide);
    }

    private static void put(Incidents incident, String path, Map<String, Object> body) {
        incident.asLead().body(body).put(incident.path(path)).then().statusCode(200);
    }

    /** What was said with the newest entry of each kind. */
    private static Map<String, String> said(Incidents incident) {
        List<Map<String, Object>> entries = incident.allEntries().path("items");
        Map<String, String> said = new LinkedHashMap<>();
        entries.stream()
                .filter(entry -> entry.get("text") != null)
                .forEach(entry -> said.put((String) entry.get("kind"), (String) entry.get("text")));
        return said;
    }

    private static Map<String, Object> reviewIn(String text, String owner) {
        Map<String, Object> review = new LinkedHashMap<>();
        for (String section : SECTIONS) {
            review.put(section, text);
        }
        review.put("trigger", Map.of("kind", "CONFIG_PUSH", "text", text));
        review.put("rootCause", Map.of("kind", "SOFTWARE", "text", "Because " + text));
        review.put("contributingFactors", List.of(text, text + text));
        review.put("actions", List.of(Map.of("title", text, "type", "PREVENT", "owner", owner, "dueOn", "2027-01-15")));
        return review;
    }

    private static void assertReviewIsIn(String text, Incidents incident) {
        Response review = Api.reader().get(incident.path("/review"));
        for (String section : SECTIONS) {
            assertThat(review.<String>path(section)).as(section).isEqualTo(text);
        }
        assertThat(review.<String>path("trigger.text")).isEqualTo(text);
        assertThat(review.<String>path("rootCause.text")).isEqualTo("Because " + text);
        assertThat(review.<List<String>>path("contributingFactors")).containsExactly(text, text + text);
        assertThat(review.<String>path("actions[0].title")).isEqualTo(text);
    }
}
