package io.throughline.incident;

import static io.throughline.kit.testing.Problems.assertBadFields;
import static io.throughline.kit.testing.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.throughline.kit.testing.RealParts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reviews and kinds that cannot be: all bad fields are named at once, and nothing changes. */
@QuarkusTest
@QuarkusTestResource(value = RealParts.class, initArgs = @ResourceArg(name = "database", value = "incident"))
@Tag("slow")
class ReviewBadInputTest {
    private static final String KINDS = "/api/v1/taxonomies/";

    /** What is refused leaves it as it is, so that all tests can share it. */
    private static Incidents shared;

    private static Incidents incident() {
        if (shared == null) {
            shared = Incidents.ofEverything();
        }
        return shared;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badReviews")
    void badReviewIsRefusedAndNothingChanges(String body, List<String> pointers) {
        String before = incident().everything();

        assertBadFields(incident().asMaster().body(body).put(incident().path("/review")), pointers);

        assertThat(incident().everything()).isEqualTo(before);
    }

    static Stream<Arguments> badReviews() {
        String long20 = "x".repeat(20_001);
        return Stream.of(
                bad(
                        "{\"impact\":5,\"detection\":[],\"escalation\":{},\"decisionOwnership\":true,\"missedSignals\":1.5,"
                                + "\"recoveryQuality\":[\"\"],\"systemAllowed\":1,\"unclearDecision\":1,\"mustChange\":1,"
                                + "\"leadershipNote\":1}",
                        "/impact",
                        "/detection",
                        "/escalation",
                        "/decisionOwnership",
                        "/missedSignals",
                        "/recoveryQuality",
                        "/systemAllowed",
                        "/unclearDecision",
                        "/mustChange",
                        "/leadershipNote"),
                bad("{\"impact\":\"" + long20 + "\",\"mustChange\":\"" + long20 + "\"}", "/impact", "/mustChange"),
                bad("{\"impact\":\"a\\u0000\",\"detection\":\"\\ud800\"}", "/impact", "/detection"),
                bad("{\"trigger\":\"CONFIG_PUSH\",\"rootCause\":[]}", "/trigger", "/rootCause"),
                bad(
                        "{\"trigger\":{\"kind\":5,\"text\":[],\"approver\":1}}",
                        "/trigger/kind",
                        "/trigger/text",
                        "/trigger/approver"),
                bad(
                        "{\"trigger\":{\"kind\":\"NO_SUCH\"},\"rootCause\":{\"kind\":\"software\"}}",
                        "/trigger/kind",
                        "/rootCause/kind"),
                bad(
                        "{\"trigger\":{\"kind\":\"SOFTWARE\"},\"rootCause\":{\"kind\":\"CONFIG_PUSH\"}}",
                        "/trigger/kind",
                        "/rootCause/kind"),
                bad(
                        "{\"rootCause\":{\"kind\":\"" + "K".repeat(65) + "\",\"text\":\"" + long20 + "\"}}",
                        "/rootCause/kind",
                        "/rootCause/text"),
                bad(
                        "{\"contributingFactors\":[null,\" \",5,\"" + "f".repeat(5001) + "\",\"ok\"]}",
                        "/contributingFactors/0",
                        "/contributingFactors/1",
                        "/contributingFactors/2",
                        "/contributingFactors/3"),
                bad("{\"contributingFactors\":\"one\"}", "/contributingFactors"),
                bad("{\"contributingFactors\":[" + "\"f\",".repeat(50) + "\"f\"]}", "/contributingFactors"),
                bad("{\"actions\":{}}", "/actions"),
                bad("{\"actions\":[" + "{},".repeat(50) + "{}]}", "/actions"),
                bad("{\"actions\":[null,\"do it\",5,[]]}", "/actions/0", "/actions/1", "/actions/2", "/actions/3"),
                bad(
                        "{\"actions\":[{},{\"title\":5,\"type\":\"FIX\",\"owner\":\"Grace\",\"dueOn\":\"soon\",\"priority\":\"P0\","
                                + "\"item\":\"x\",\"approver\":1}]}",
                        "/actions/1/title",
                        "/actions/1/type",
                        "/actions/1/owner",
                        "/actions/1/dueOn",
                        "/actions/1/priority",
                        "/actions/1/item",
                        "/actions/1/approver"),
                bad(
                        "{\"actions\":[{\"title\":\"" + "t".repeat(301)
                                + "\",\"type\":1,\"owner\":5,\"dueOn\":20270115,\"priority\":2,\"item\":5}]}",
                        "/actions/0/title",
                        "/actions/0/type",
                        "/actions/0/owner",
                        "/actions/0/dueOn",
                        "/actions/0/priority",
                        "/actions/0/item"),
                bad("{\"actions\":[{\"item\":\"\"}]}", "/actions/0/item"),
                bad("{\"actions\":[{\"item\":\"AZogMEKDcNOdkbOAJk8kfg==\"}]}", "/actions/0/item"),
                bad("{\"actions\":[{\"item\":[]}]}", "/actions/0/item"),
                bad("{\"actions\":[{\"dueOn\":\"2026-02-30\"}]}", "/actions/0/dueOn"),
                bad("{\"actions\":[{\"dueOn\":\"2027-01-15T00:00:00Z\"}]}", "/actions/0/dueOn"),
                bad("{\"actions\":[{\"dueOn\":\"10000-01-01\"}]}", "/actions/0/dueOn"),
                bad("{\"actions\":[{\"dueOn\":[2027,1,15]}]}", "/actions/0/dueOn"),
                bad(
                        "{\"state\":\"PUBLISHED\",\"dueOn\":\"2027-01-15\",\"publishedBy\":\"x@example.org\",\"noAction\":{},"
                                + "\"waiver\":{}}",
                        "/state",
                        "/dueOn",
                        "/publishedBy",
                        "/noAction",
                        "/waiver"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/review/no-action", "/review/waive"})
    void decisionWithoutAReasonIsRefused(String path) {
        String before = incident().everything();

        for (String body : List.of(
                "{}",
                "{\"reason\":null}",
                "{\"reason\":\" \"}",
                "{\"reason\":5}",
                "{\"reason\":[]}",
                "{\"reason\":\"" + "r".repeat(5001) + "\"}",
                "{\"reason\":\"a\\u0000\"}")) {
            assertBadFields(incident().asMaster().body(body).post(incident().path(path)), "/reason");
        }
        assertThat(incident().everything()).isEqualTo(before);
    }

    @Test
    void noteOfAPublicationIsWords() {
        for (String note : List.of("5", "[]", "\"" + "n".repeat(5001) + "\"", "\"\\u0000\"")) {
            assertBadFields(
                    incident()
                            .asMaster()
                            .body("{\"note\":" + note + "}")
                            .post(incident().path("/review/publish")),
                    "/note");
        }
    }

    @Test
    void draftsThatShareANameAreRefused() {
        Incidents incident = Incidents.resolved("SEV3");
        String item = incident.putReview(Incidents.review(incident.owner)).path("actions[0].item");
        String before = incident.everything();
        List<Map<String, Object>> drafts = List.of(draft(item, "First"), draft(item, "Second"));

        assertBadFields(incident.putReview(withActions(incident, drafts)), "/actions/1/item");
        assertThat(incident.everything()).isEqualTo(before);
    }

    @Test
    void draftOfAnotherIncidentIsNotTakenOver() {
        Incidents other = Incidents.reviewed("SEV3");
        String item = Api.reader().get(other.path("/review")).path("actions[0].item");
        Incidents incident = Incidents.resolved("SEV3");

        Response written = incident.putReview(withActions(incident, List.of(draft(item, "Of its own"))));

        if (written.statusCode() == 200) {
            assertThat(written.<String>path("actions[0].item")).isNotEqualTo(item);
        } else {
            assertBadFields(written, "/actions/0/item");
        }
    }

    @Test
    void actionThatBorrowsTheNameOfAnotherIncidentsIsStillToBeDone() {
        Incidents other = Incidents.reviewed("SEV3");
        String item = Api.reader().get(other.path("/review")).path("actions[0].item");
        Incidents incident = Incidents.resolved("SEV3");
        incident.putReview(Incidents.review(incident.owner)).then().statusCode(200);
        incident.putReview(withActions(incident, List.of(draft(item, "Of its own"))));
        incident.asLead().post(incident.path("/review/publish")).then().statusCode(200);

        assertProblem(incident.move("close"), 409, "actions-open");
    }

    @Test
    void draftsThatAreSentBackKeepTheirNames() {
        Incidents incident = Incidents.ofEverything();
        Response first = Api.reader().get(incident.path("/review"));
        List<Map<String, Object>> drafts = first.path("actions");

        incident.putReview(withActions(incident, drafts)).then().statusCode(200);

        assertThat(Api.reader().get(incident.path("/review")).<List<String>>path("actions.item"))
                .isEqualTo(first.<List<String>>path("actions.item"));
    }

    @Test
    void publicationNamesEverythingThatIsMissing() {
        Incidents incident = Incidents.resolved("SEV3");
        Map<String, Object> draft = new HashMap<>();
        draft.put("priority", "P1");
        incident.putReview(Map.of(
                        "impact", " ",
                        "trigger", Map.of("kind", "CONFIG_PUSH", "text", "A timeout was set to 0"),
                        "rootCause", Map.of("text", "Timeout: set to 0, a timeout!"),
                        "contributingFactors", List.of(),
                        "actions", List.of(draft)))
                .then()
                .statusCode(200);
        String before = incident.everything();

        Response refused = incident.asLead().post(incident.path("/review/publish"));

        assertProblem(refused, 422, "incomplete");
        assertThat(refused.<List<String>>path("errors.pointer"))
                .containsExactlyInAnyOrder(
                        "/impact",
                        "/detection",
                        "/escalation",
                        "/decisionOwnership",
                        "/rootCause/kind",
                        "/rootCause/text",
                        "/contributingFactors",
                        "/recoveryQuality",
                        "/systemAllowed",
                        "/mustChange",
                        "/actions/0/title",
                        "/actions/0/type",
                        "/actions/0/owner",
                        "/actions/0/dueOn");
        assertThat(incident.everything()).isEqualTo(before);
    }

    @Test
    void sectionsThatNobodyCanSeeAreEmpty() {
        Incidents incident = Incidents.resolved("SEV3");
        Map<String, Object> review = Incidents.review(incident.owner);
        review.put("impact", "\u00a0\u2003");
        review.put("rootCause", Map.of("kind", "SOFTWARE", "text", "!? \u2014"));
        incident.putReview(review).then().statusCode(200);

        Response refused = incident.asLead().post(incident.path("/review/publish"));

        assertProblem(refused, 422, "incomplete");
        assertThat(refused.<List<String>>path("errors.pointer"))
                .containsExactlyInAnyOrder("/impact", "/rootCause/text");
    }

    @Test
    void ownerOfAnActionWhoHasLeftKeepsItFromBeingPublished() {
        Incidents incident = Incidents.resolved("SEV3");
        incident.putReview(Incidents.review(Api.newPerson("left", false)))
                .then()
                .statusCode(200);
        String before = incident.everything();

        Response refused = incident.asLead().post(incident.path("/review/publish"));

        assertProblem(refused, 422, "incomplete");
        assertThat(refused.<List<String>>path("errors.pointer")).containsExactly("/actions/0/owner");
        assertThat(incident.everything()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000-01-01", "0001-01-01", "9999-12-31"})
    void dayOfAnotherCenturyIsKeptInTheDraftAndNotPublished(String day) {
        Incidents incident = Incidents.resolved("SEV3");
        Map<String, Object> draft = draft(null, "In another time");
        draft.put("dueOn", day);
        incident.putReview(withActions(incident, List.of(draft))).then().statusCode(200);
        String before = incident.everything();

        Response refused = incident.asLead().post(incident.path("/review/publish"));

        assertProblem(refused, 422, "incomplete");
        assertThat(refused.<List<String>>path("errors.pointer")).containsExactly("/actions/0/dueOn");
        assertThat(incident.everything()).isEqualTo(before);
    }

    @Test
    void reviewOfWhatNobodyHasTakenOnIsRefused() {
        Incidents declared = Incidents.declared("SEV3");
        String before = declared.everything();

        assertProblem(declared.asMaster().body("{}").put(declared.path("/review")), 409, "condition-unmet");
        assertProblem(
                declared.asMaster().body("{\"reason\":\"R\"}").post(declared.path("/review/no-action")),
                409,
                "condition-unmet");
        for (String call : List.of("/review/waive", "/review/publish")) {
            assertProblem(
                    declared.asMaster()
                            .body(call.endsWith("waive") ? "{\"reason\":\"R\"}" : "{}")
                            .post(declared.path(call)),
                    404,
                    "not-found");
        }
        assertProblem(Api.reader().get(declared.path("/review")), 404, "not-found");
        assertThat(declared.everything()).isEqualTo(before);
    }

    @Test
    void decisionThatDoesNotFitIsRefusedAndChangesNothing() {
        String before = incident().everything();

        for (String call : List.of("/review/waive", "/review/no-action")) {
            assertProblem(
                    incident()
                            .asMaster()
                            .body("{\"reason\":\"R\"}")
                            .post(incident().path(call)),
                    409,
                    "condition-unmet");
        }
        assertProblem(incident().asMaster().body("{}").post(incident().path("/review/publish")), 409, "illegal-move");
        assertThat(incident().everything()).isEqualTo(before);
    }

    @Test
    void reviewThatIsPublishedIsNotPublishedAgain() {
        Incidents incident = Incidents.reviewed("SEV3");
        String before = incident.everything();

        assertProblem(incident.asLead().post(incident.path("/review/publish")), 409, "condition-unmet");
        assertProblem(
                incident.asOwner().body("{\"reason\":\"R\"}").post(incident.path("/review/waive")),
                409,
                "condition-unmet");
        assertThat(incident.everything()).isEqualTo(before);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badKinds")
    void badKindIsRefusedAndNothingIsAdded(String body, List<String> pointers) {
        for (String taxonomy : List.of("trigger", "root-cause")) {
            String before = Api.reader().get(KINDS + taxonomy).asString();

            assertBadFields(Api.admin().body(body).post(KINDS + taxonomy), pointers);

            assertThat(Api.reader().get(KINDS + taxonomy).asString()).isEqualTo(before);
        }
    }

    static Stream<Arguments> badKinds() {
        return Stream.of(
                bad("{}", "/kind"),
                bad("{\"kind\":null}", "/kind"),
                bad("{\"kind\":5,\"description\":5}", "/kind", "/description"),
                bad("{\"kind\":\"\"}", "/kind"),
                bad("{\"kind\":\"vendor_outage\"}", "/kind"),
                bad("{\"kind\":\"VENDOR OUTAGE\"}", "/kind"),
                bad("{\"kind\":\"VENDOR_OUTAGE\\n\"}", "/kind"),
                bad("{\"kind\":\"\u00c9TAT\"}", "/kind"),
                bad("{\"kind\":\"V\"}", "/kind"),
                bad(
                        "{\"kind\":\"" + "K".repeat(65) + "\",\"description\":\"" + "d".repeat(501) + "\"}",
                        "/kind",
                        "/description"),
                bad("{\"kind\":\"OK\",\"description\":\"a\\u0000\"}", "/description"),
                bad("{\"kind\":\"OK\",\"addedBy\":\"x@example.org\",\"builtIn\":true}", "/addedBy", "/builtIn"));
    }

    @Test
    void kindOfNoTaxonomyOrThatIsThereAlreadyOrByNobodyWhoMayIsRefused() {
        String body = "{\"kind\":\"VENDOR_OUTAGE\"}";
        for (String taxonomy : List.of("triggers", "TRIGGER", "root_cause", "%00", "x")) {
            assertProblem(Api.admin().urlEncodingEnabled(false).body(body).post(KINDS + taxonomy), 404, "not-found");
            assertProblem(Api.reader().urlEncodingEnabled(false).get(KINDS + taxonomy), 404, "not-found");
        }
        assertProblem(Api.admin().body("{\"kind\":\"CONFIG_PUSH\"}").post(KINDS + "trigger"), 409, "already-exists");
        Api.admin().body("{\"kind\":\"TWICE\"}").post(KINDS + "trigger").then().statusCode(201);
        assertProblem(Api.admin().body("{\"kind\":\"TWICE\"}").post(KINDS + "trigger"), 409, "already-exists");
        assertProblem(
                Api.as("x@example.org", "leadership", "service-owner")
                        .body(body)
                        .post(KINDS + "trigger"),
                403,
                "forbidden");
    }

    private static Map<String, Object> withActions(Incidents incident, List<Map<String, Object>> actions) {
        Map<String, Object> review = Incidents.review(incident.owner);
        review.put("actions", actions);
        return review;
    }

    private static Map<String, Object> draft(String item, String title) {
        Map<String, Object> draft = new HashMap<>(
                Map.of("title", title, "type", "PREVENT", "owner", "grace@example.org", "dueOn", "2027-01-15"));
        if (item != null) {
            draft.put("item", item);
        }
        return draft;
    }

    private static Arguments bad(String body, String... pointers) {
        return arguments(body, List.of(pointers));
    }
}
