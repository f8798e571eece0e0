package io.throughline.action;

import static io.throughline.action.ServiceUnderTest.as;
import static io.throughline.action.ServiceUnderTest.newPerson;
import static io.throughline.action.ServiceUnderTest.soon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.throughline.events.Cause;
import io.throughline.events.DraftedAction;
import io.throughline.events.IncidentReviewPublished;
import io.throughline.kit.testing.TestDatabase;
import io.throughline.kit.testing.TestEvents;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** From what a review asks for to what somebody else has verified. */
@QuarkusTest
class ActionStoryTest {
    TestDatabase database;

    @Test
    void whatAReviewAsksForIsOpenedDoneAndVerified() {
        Catalogue catalogue = Catalogue.announced(database);
        String grace = newPerson("grace");
        UUID item = UUID.randomUUID();

        TestEvents.publish(
                new IncidentReviewPublished(
                        catalogue.snapshot("SEV2", "PREVENTING", List.of()),
                        catalogue.lead,
                        Instant.now(),
                        null,
                        1,
                        new Cause("CONFIG_PUSH", "A timeout was set to 0"),
                        new Cause("DEVELOPMENT_PROCESS", "Nothing checks a configuration"),
                        "Europe/Berlin",
                        List.of(new DraftedAction(
                                item.toString(), "Check it", "PREVENT", "P2", grace, LocalDate.parse("2027-01-15")))),
                catalogue.incidentId.toString(),
                catalogue.nextIncidentSequence());

        soon(() -> as(catalogue.lead)
                .queryParam("incident", catalogue.incident)
                .get("/api/v1/actions")
                .then()
                .body("items.owner", contains(grace)));
        String path = "/api/v1/actions/"
                + as(grace).queryParam("owner", grace).get("/api/v1/actions").path("items[0].reference");
        as(grace)
                .get(path)
                .then()
                .body("status", equalTo("OPEN"))
                .body("dueAt", equalTo("2027-01-15T23:00:00Z"))
                .body("rootCause", equalTo("DEVELOPMENT_PROCESS"))
                .body("openedBy", equalTo(catalogue.lead));

        as(grace).contentType(ContentType.JSON).post(path + "/start").then().statusCode(200);
        as(grace)
                .contentType(ContentType.JSON)
                .body(Map.of("evidence", Map.of("text", "Refused in the game day")))
                .post(path + "/complete")
                .then()
                .statusCode(200)
                .body("status", equalTo("DONE"));
        as(grace).contentType(ContentType.JSON).post(path + "/verify").then().statusCode(403);
        as(catalogue.verifier)
                .contentType(ContentType.JSON)
                .body(Map.of("evidence", Map.of("url", "https://example.org/run/7")))
                .post(path + "/verify")
                .then()
                .statusCode(200)
                .body("status", equalTo("VERIFIED"))
                .body("verifiedBy", equalTo(catalogue.verifier));

        as(grace)
                .get(path + "/history")
                .then()
                .statusCode(200)
                .body("items.change", contains("OPENED", "STARTED", "COMPLETED", "VERIFIED"));
    }

    @Test
    void anActionPastItsDueDateSurfacesByItself() {
        Catalogue catalogue = Catalogue.announced(database);
        String grace = newPerson("grace");

        String reference = as(catalogue.owner)
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "title", "Check it",
                        "type", "PREVENT",
                        "owner", grace,
                        "service", catalogue.service,
                        "dueOn", "2026-01-15"))
                .post("/api/v1/actions")
                .then()
                .statusCode(201)
                .extract()
                .path("reference");

        soon(() -> as(grace).get("/api/v1/actions/" + reference).then().body("overdue", equalTo(true)));
        soon(() -> as(grace)
                .get("/api/v1/actions/" + reference + "/history")
                .then()
                .body("items.change", contains("OPENED", "OVERDUE", "ESCALATED", "ESCALATED")));
        as(grace).get("/api/v1/actions/overdue").then().body("items.reference", hasItem(reference));
        as(grace)
                .queryParam("groupBy", "service")
                .get("/api/v1/actions/summary")
                .then()
                .statusCode(200)
                .body("groups.find { it.group == '" + catalogue.service + "' }.overdue", equalTo(1));
        assertThat(reference).startsWith("ACT-");
    }
}
