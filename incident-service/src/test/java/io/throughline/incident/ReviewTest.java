package io.throughline.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.throughline.events.Topic;
import io.throughline.kit.testing.PublishedEvents;
import io.throughline.kit.testing.RealParts;
import io.throughline.kit.testing.TestDatabase;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A review is published when it says why the trigger could do harm, and what somebody does about it. */
@QuarkusTest
@QuarkusTestResource(value = RealParts.class, initArgs = @ResourceArg(name = "database", value = "incident"))
class ReviewTest {
    TestDatabase database;

    @Test
    void everythingThatIsMissingIsNamedAtOnce() {
        Incidents incident = Incidents.resolved("SEV2");

        publish(incident)
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/incomplete"))
                .body(
                        "errors.pointer",
                        containsInAnyOrder(
                                "/impact",
                                "/detection",
                                "/escalation",
                                "/decisionOwnership",
                                "/trigger/kind",
                                "/trigger/text",
                                "/rootCause/kind",
                                "/rootCause/text",
                                "/contributingFactors",
                                "/recoveryQuality",
                                "/systemAllowed",
                                "/mustChange",
                                "/actions"));

        assertThat(incident.status()).isEqualTo("RESOLVED");
        Api.reader()
                .get(incident.path("/review"))
                .then()
                .body("state", equalTo("DUE"))
                .body("missing.size()", equalTo(13));
    }

    @Test
    void reviewWithOnlyATriggerIsNotPublished() {
        Incidents incident = Incidents.resolved("SEV2");
        Map<String, Object> review = Incidents.review(incident.owner);
        review.remove("rootCause");
        incident.putReview(review).then().statusCode(200);

        publish(incident)
                .then()
                .statusCode(422)
                .body("errors.pointer", containsInAnyOrder("/rootCause/kind", "/rootCause/text"));
    }

    @Test
    void rootCauseThatRepeatsTheTriggerIsNoRootCause() {
        Incidents incident = Incidents.resolved("SEV2");
        Map<String, Object> review = Incidents.review(incident.owner);
        review.put("rootCause", Map.of("kind", "CONFIGURATION", "text", "Timeout was set to 0!"));
        incident.putReview(review).then().statusCode(200);

        publish(incident).then().statusCode(422).body("errors.pointer", contains("/rootCause/text"));
    }

    @Test
    void actionWithoutALiveOwnerOrADateIsNone() {
        Incidents incident = Incidents.resolved("SEV2");
        String left = Api.newPerson("left", false);
        Map<String, Object> review = Incidents.review(incident.owner);
        review.put("actions", List.of(Map.of("title", "Validate"), Map.of("owner", left, "type", "DETECT")));
        incident.putReview(review).then().statusCode(200);

        publish(incident)
                .then()
                .statusCode(422)
                .body(
                        "errors.pointer",
                        containsInAnyOrder(
                                "/actions/0/type",
                                "/actions/0/owner",
                                "/actions/0/dueOn",
                                "/actions/1/title",
                                "/actions/1/owner",
                                "/actions/1/dueOn"));
    }

    @Test
    void publishedItAsksForItsActionsInItsEvent() {
        Incidents incident = Incidents.reviewed("SEV2");

        JsonPath event = lastPublished(incident);
        assertThat(event.getInt("version")).isEqualTo(1);
        assertThat(event.getString("rootCause.kind")).isEqualTo("DEVELOPMENT_PROCESS");
        assertThat(event.getString("trigger.text")).isEqualTo("A timeout was set to 0");
        assertThat(event.getString("timeZone")).isNotBlank();
        assertThat(event.getList("actions")).hasSize(1);
        assertThat(event.getString("actions[0].owner")).isEqualTo(incident.owner);
        assertThat(event.getString("actions[0].dueOn")).isEqualTo("2027-01-15");
        assertThat(event.getString("actions[0].type")).isEqualTo("PREVENT");
        assertThat(event.getString("actions[0].item"))
                .isEqualTo(Api.reader().get(incident.path("/review")).path("actions[0].item"));
        assertThat(event.getString("incident.status")).isEqualTo("PREVENTING");
    }

    @Test
    void publishedTwiceIsRefused() {
        Incidents incident = Incidents.reviewed("SEV2");

        publish(incident).then().statusCode(409).body("type", equalTo("/problems/condition-unmet"));
    }

    @Test
    void ofAnIncidentThatGoesOnItIsNotPublished() {
        Incidents incident = Incidents.led("SEV2");
        incident.putReview(Incidents.review(incident.owner)).then().statusCode(200);

        publish(incident)
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/illegal-move"))
                .body("legalMoves", contains("mitigate", "resolve", "cancel"));
    }

    @Test
    void amendedItIsANewVersionThatOpensOnlyNewActions() {
        Incidents incident = Incidents.reviewed("SEV2");
        Response published = Api.reader().get(incident.path("/review"));
        Map<String, Object> old = new HashMap<>(published.<Map<String, Object>>path("actions[0]"));
        Map<String, Object> review = Incidents.review(incident.owner);
        List<Object> actions = new ArrayList<>(List.of(old));
        actions.add(Map.of(
                "title", "Roll out in steps", "type", "MITIGATE", "owner", incident.owner, "dueOn", "2027-02-01"));
        review.put("actions", actions);

        incident.putReview(review)
                .then()
                .statusCode(200)
                .body("version", equalTo(2))
                .body("state", equalTo("DRAFT"))
                .body("publishedAt", nullValue());
        assertThat(incident.status()).isEqualTo("PREVENTING");
        publish(incident).then().statusCode(200).body("version", equalTo(2));

        JsonPath event = lastPublished(incident);
        assertThat(event.getInt("version")).isEqualTo(2);
        assertThat(event.<String>getList("actions.title")).containsExactly("Roll out in steps");
        assertThat(incident.status()).isEqualTo("PREVENTING");
    }

    @Test
    void untilTheAmendmentIsPublishedTheIncidentIsNotClosed() {
        Incidents incident = Incidents.reviewed("SEV3");
        Map<String, Object> review = Incidents.review(incident.owner);
        review.put(
                "actions", List.of(Api.reader().get(incident.path("/review")).<Map<String, Object>>path("actions[0]")));
        incident.putReview(review).then().statusCode(200);
        incident.actionIsVerified();

        assertThat(incident.status()).isEqualTo("PREVENTING");
        incident.move("close").then().statusCode(409).body("type", equalTo("/problems/condition-unmet"));
    }

    @Test
    void decisionThatNoActionIsNeededClosesAtOnceThroughPrevention() {
        Incidents incident = Incidents.resolved("SEV2");
        Map<String, Object> review = Incidents.review(incident.owner);
        review.remove("actions");
        incident.putReview(review).then().statusCode(200);
        decideNoAction(incident)
                .then()
                .statusCode(200)
                .body("noAction.by", equalTo(incident.owner))
                .body("noAction.reason", equalTo("The provider replaced the part"))
                .body("missing", empty());

        publish(incident).then().statusCode(200).body("state", equalTo("PUBLISHED"));

        assertThat(incident.status()).isEqualTo("CLOSED");
        assertThat(incident.timeline()).endsWith("DECISION", "REVIEW_PUBLISHED", "CLOSED");
        Api.reader()
                .queryParam("kind", "CLOSED")
                .get(incident.path("/timeline"))
                .then()
                .body("items[0].by", equalTo("system"));
    }

    @Test
    void noActionIsDecidedByWhoOwnsTheServiceOnly() {
        Incidents incident = Incidents.resolved("SEV2");

        incident.asLead()
                .body(Map.of("reason", "Too much work"))
                .post(incident.path("/review/no-action"))
                .then()
                .statusCode(403);
        Api.as("boss@example.org", "leadership")
                .body(Map.of("reason", "Too much work"))
                .post(incident.path("/review/no-action"))
                .then()
                .statusCode(403);
    }

    @Test
    void noActionBesideAnActionIsAContradiction() {
        Incidents incident = Incidents.resolved("SEV2");
        incident.putReview(Incidents.review(incident.owner)).then().statusCode(200);

        decideNoAction(incident).then().statusCode(409).body("type", equalTo("/problems/condition-unmet"));
    }

    @Test
    void anActionWithdrawsTheDecisionThatNoneIsNeeded() {
        Incidents incident = Incidents.resolved("SEV2");
        decideNoAction(incident).then().statusCode(200);

        incident.putReview(Incidents.review(incident.owner))
                .then()
                .statusCode(200)
                .body("noAction", nullValue());
    }

    @Test
    void waivedByLeadershipTheIncidentIsClosedWithoutIt() {
        Incidents incident = Incidents.resolved("SEV1");
        incident.move("close").then().statusCode(409).body("type", equalTo("/problems/condition-unmet"));

        Api.as("boss@example.org", "leadership")
                .body(Map.of("reason", "Same cause as before"))
                .post(incident.path("/review/waive"))
                .then()
                .statusCode(200)
                .body("state", equalTo("WAIVED"))
                .body("waiver.by", equalTo("boss@example.org"))
                .body("waiver.at", notNullValue());

        incident.move("close").then().statusCode(200).body("status", equalTo("CLOSED"));
        assertThat(incident.timeline()).endsWith("REVIEW_WAIVED", "CLOSED");
    }

    @Test
    void theLeadDoesNotWaiveTheirOwnReview() {
        Incidents incident = Incidents.resolved("SEV1");

        incident.asLead()
                .body(Map.of("reason", "No time"))
                .post(incident.path("/review/waive"))
                .then()
                .statusCode(403);
    }

    @Test
    void anApproverInTheBodyIsRefused() {
        Incidents incident = Incidents.resolved("SEV1");

        incident.asOwner()
                .body(Map.of("reason", "Known", "approver", "boss@example.org"))
                .post(incident.path("/review/waive"))
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem("/approver"));
    }

    @Test
    void reopenedTheWaiverIsVoid() {
        Incidents incident = Incidents.resolved("SEV1");
        incident.asOwner()
                .body(Map.of("reason", "Known"))
                .post(incident.path("/review/waive"))
                .then()
                .statusCode(200);

        incident.move("reopen", Map.of("reason", "It is back")).then().statusCode(200);
        incident.move("resolve").then().statusCode(200).body("review.state", equalTo("DRAFT"));

        incident.move("close").then().statusCode(409);
    }

    @Test
    void whatIsWaivedIsNotWrittenBehindTheBackOfWhoAnswersForIt() {
        Incidents incident = Incidents.resolved("SEV1");
        incident.asOwner()
                .body(Map.of("reason", "Known"))
                .post(incident.path("/review/waive"))
                .then()
                .statusCode(200);

        incident.putReview(Incidents.review(incident.owner))
                .then()
                .statusCode(409)
                .body("detail", containsString(incident.owner));
        decideNoAction(incident).then().statusCode(409);
        publish(incident).then().statusCode(409);
        Api.reader().get(incident.path("/review")).then().body("state", equalTo("WAIVED"));
    }

    @Test
    void anAmendmentThatIsNotPublishedYetDoesNotUndoThePublication() {
        Incidents incident = Incidents.reviewed("SEV2");
        incident.putReview(Incidents.review(incident.owner))
                .then()
                .statusCode(200)
                .body("version", equalTo(2));

        Api.reader()
                .get(incident.path("/thread"))
                .then()
                .body("steps.find { it.step == 'REVIEW_PUBLISHED' }.state", equalTo("DONE"))
                .body("steps.find { it.step == 'DECISION_CHANGED' }.state", equalTo("DONE"));
    }

    @Test
    void publishedAgainWithEveryActionFinishedItEnds() {
        Incidents incident = Incidents.reviewed("SEV2");
        incident.actionIsVerified();
        Map<String, Object> review = Incidents.review(incident.owner);
        review.put(
                "actions", List.of(Api.reader().get(incident.path("/review")).<Map<String, Object>>path("actions[0]")));
        incident.move("reopen", Map.of("reason", "It is back")).then().statusCode(200);
        incident.putImpact(Map.of("statement", "Again")).then().statusCode(200);
        incident.move("resolve").then().statusCode(200);
        incident.putReview(review).then().statusCode(200);

        publish(incident).then().statusCode(200);

        assertThat(incident.status()).isEqualTo("CLOSED");
    }

    @Test
    void publishedAfterTheEndItIsPublishedAllTheSame() {
        Incidents incident = Incidents.resolved("SEV3");
        incident.move("close").then().statusCode(200);
        incident.putReview(Incidents.review(incident.owner)).then().statusCode(200);

        publish(incident).then().statusCode(200);

        assertThat(incident.status()).isEqualTo("CLOSED");
        incident.asLead()
                .body(Map.of("closedAt", incident.time("closedAt").toString(), "reason", "As it was"))
                .put(incident.path("/times"))
                .then()
                .statusCode(200);
    }

    @Test
    void raisedAfterTheEndItsImpactMustBeKnown() {
        Incidents incident = Incidents.led("SEV3");
        incident.move("resolve").then().statusCode(200);

        incident.asLead()
                .body(Map.of("severity", "SEV1", "reason", "More customers than we thought"))
                .put(incident.path("/severity"))
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/condition-unmet"));
    }

    @Test
    void severityRaisedAfterTheEndAsksForAReview() {
        Incidents incident = Incidents.resolved("SEV3");
        assertThat(incident.get().<Object>path("review")).isNull();

        incident.asLead()
                .body(Map.of("severity", "SEV1", "reason", "More customers than we thought"))
                .put(incident.path("/severity"))
                .then()
                .statusCode(200)
                .body("review.state", equalTo("DUE"));

        assertThat(incident.timeline()).endsWith("SEVERITY_CHANGED", "REVIEW_DUE");
    }

    @Test
    void aKindOfTheOrganisationsOwnIsTakenOnceItIsAdded() {
        Incidents incident = Incidents.resolved("SEV2");
        String kind = "OWN_" + Api.newName("K").toUpperCase(Locale.ROOT).replace('-', '_');
        Map<String, Object> review = Incidents.review(incident.owner);
        review.put("trigger", Map.of("kind", kind, "text", "A vendor was down"));
        incident.putReview(review).then().statusCode(400).body("errors.pointer", contains("/trigger/kind"));

        Api.admin()
                .body(Map.of("kind", kind))
                .post("/api/v1/taxonomies/trigger")
                .then()
                .statusCode(201);

        incident.putReview(review).then().statusCode(200);
        Api.reader().get("/api/v1/taxonomies/trigger").then().body("items.kind", hasItem(kind));
        Api.admin()
                .body(Map.of("kind", kind))
                .post("/api/v1/taxonomies/trigger")
                .then()
                .statusCode(409);
        Api.admin()
                .body(Map.of("kind", "CAPACITY"))
                .post("/api/v1/taxonomies/trigger")
                .then()
                .statusCode(409);
        Api.as("reader@example.org", "responder")
                .body(Map.of("kind", "X_" + kind))
                .post("/api/v1/taxonomies/trigger")
                .then()
                .statusCode(403);
    }

    @Test
    void twoWhoWriteAtOnceDoNotOverwriteEachOtherSilently() {
        Incidents incident = Incidents.resolved("SEV2");
        String tag = Api.reader().get(incident.path("/review")).header("ETag");
        incident.asLead()
                .header("If-Match", tag)
                .body(Incidents.review(incident.owner))
                .put(incident.path("/review"))
                .then()
                .statusCode(200);

        incident.asOwner()
                .header("If-Match", tag)
                .body(Map.of("impact", "Mine"))
                .put(incident.path("/review"))
                .then()
                .statusCode(412);
    }

    @Test
    void itIsDueInTheBusinessDaysOfTheTeamThatOwnsTheService() {
        ZoneId zone = ZoneId.of("Pacific/Kiritimati"); // 14 hours ahead: often another day than here
        LocalDate today = LocalDate.now(zone);
        LocalDate free = nextWorkingDay(today, Set.of());
        String team = Api.newName("payments");
        Api.admin()
                .body(Map.of(
                        "name",
                        "Payments",
                        "timeZone",
                        zone.getId(),
                        "holidays",
                        List.of(Map.of("date", free.toString(), "name", "Company day"))))
                .put("/api/v1/teams/" + team)
                .then()
                .statusCode(201);
        Map<String, Object> record = Api.service(1);
        record.put("team", team);
        record.put(
                "incidentPolicy",
                Map.of("reviewWithinBusinessDays", Map.of("SEV3", 2), "reviewSeverities", List.of("SEV3")));

        Incidents incident = Incidents.led("SEV3", record);
        incident.move("resolve").then().statusCode(200);

        LocalDate due = nextWorkingDay(nextWorkingDay(today, Set.of(free)), Set.of(free));
        incident.get().then().body("review.state", equalTo("DUE")).body("review.dueOn", equalTo(due.toString()));
        Api.reader().get(incident.path("/review")).then().body("timeZone", equalTo(zone.getId()));
    }

    private static LocalDate nextWorkingDay(LocalDate after, Set<LocalDate> free) {
        LocalDate day = after.plusDays(1);
        while (day.getDayOfWeek().getValue() > 5 || free.contains(day)) {
            day = day.plusDays(1);
        }
        return day;
    }

    @Test
    void whoHoldsTheRightToReviewIncidentsWritesAndPublishes() {
        Incidents incident = Incidents.resolved("SEV2");
        String reviewer = Api.newPerson("margaret", true);
        Map<String, Object> review = Incidents.review(incident.owner);
        Api.as(reviewer).body(review).put(incident.path("/review")).then().statusCode(403);

        Api.admin()
                .body(Map.of("person", reviewer))
                .put("/api/v1/services/" + incident.service + "/decision-rights/REVIEW_INCIDENTS")
                .then()
                .statusCode(200);

        Api.as(reviewer).body(review).put(incident.path("/review")).then().statusCode(200);
        Api.as(reviewer).post(incident.path("/resolve")).then().statusCode(403);
        Api.as(reviewer).post(incident.path("/review/publish")).then().statusCode(200);
    }

    private JsonPath lastPublished(Incidents incident) {
        String id = incident.id();
        long last = PublishedEvents.lastSequence(database, "incident", "id", id);
        Optional<JsonPath> event = PublishedEvents.of(Topic.INCIDENT, id, last).stream()
                .filter(record -> PublishedEvents.type(record).equals("incident.review-published.v1"))
                .reduce((first, second) -> second)
                .map(PublishedEvents::data);
        return event.orElseThrow();
    }

    private static Response publish(Incidents incident) {
        return incident.asLead().post(incident.path("/review/publish"));
    }

    private static Response decideNoAction(Incidents incident) {
        return incident.asOwner()
                .body(Map.of("reason", "The provider replaced the part"))
                .post(incident.path("/review/no-action"));
    }
}
