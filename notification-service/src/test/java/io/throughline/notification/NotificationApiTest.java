package io.throughline.notification;

import static io.restassured.RestAssured.given;
import static io.throughline.notification.ServiceUnderTest.as;
import static io.throughline.notification.ServiceUnderTest.inboxOf;
import static io.throughline.notification.ServiceUnderTest.newPerson;
import static io.throughline.notification.ServiceUnderTest.soon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.throughline.kit.testing.TestEvents;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Who sees what, and in which parts. */
@QuarkusTest
class NotificationApiTest {
    @Test
    void aPublicIncidentsNotificationIsSeenByAll() {
        String grace = newPerson("grace");
        String id = told(IncidentFacts.publicOne(grace));

        as(newPerson("ada"))
                .get("/api/v1/notifications/" + id)
                .then()
                .statusCode(200)
                .body("recipient", equalTo(grace));
    }

    @Test
    void aPrivateIncidentsNotificationIsSeenByItsRecipientAndTheIncidentsMembersOnly() {
        String grace = newPerson("grace");
        String member = newPerson("member");
        String outsider = newPerson("outsider");
        IncidentFacts incident = IncidentFacts.privateOne(grace, grace, member);
        String id = told(incident);

        for (String insider : new String[] {grace, member}) {
            as(insider).get("/api/v1/notifications/" + id).then().statusCode(200);
            list(insider, "about", incident.reference()).then().body("items.id", contains(id));
        }
        as(outsider)
                .get("/api/v1/notifications/" + id)
                .then()
                .statusCode(404)
                .body("type", equalTo("/problems/not-found"));
        list(outsider, "about", incident.reference()).then().statusCode(200).body("items", empty());
        list(outsider, "recipient", grace).then().statusCode(200).body("items", empty());
    }

    @Test
    void whatBecomesPrivateLaterIsHiddenLater() {
        String grace = newPerson("grace");
        String outsider = newPerson("outsider");
        IncidentFacts incident = IncidentFacts.publicOne(grace);
        String id = told(incident);
        as(outsider).get("/api/v1/notifications/" + id).then().statusCode(200);

        TestEvents.publish(
                new IncidentFacts(incident.id(), incident.reference(), grace, List.of(grace)).later("DECLARED"),
                incident.id(),
                2);

        soon(() -> as(outsider).get("/api/v1/notifications/" + id).then().statusCode(404));
        as(grace).get("/api/v1/notifications/" + id).then().statusCode(200);
    }

    @Test
    void onlyItsRecipientReadsIt() {
        String grace = newPerson("grace");
        String id = told(IncidentFacts.publicOne(grace));

        as(newPerson("ada")).post("/api/v1/inbox/" + id + "/read").then().statusCode(404);
        as(grace).get("/api/v1/notifications/" + id).then().body("readAt", nullValue());

        String readAt = as(grace)
                .post("/api/v1/inbox/" + id + "/read")
                .then()
                .statusCode(200)
                .body("id", equalTo(id))
                .body("readAt", notNullValue())
                .extract()
                .path("readAt");
        as(grace).post("/api/v1/inbox/" + id + "/read").then().statusCode(200).body("readAt", equalTo(readAt));
        as(grace).get("/api/v1/inbox").then().body("items[0].readAt", equalTo(readAt));
    }

    @Test
    void filtersCombine() {
        String grace = newPerson("grace");
        String alan = newPerson("alan");
        IncidentFacts first = IncidentFacts.publicOne(grace);
        IncidentFacts second = IncidentFacts.publicOne(alan);
        told(first);
        told(second);

        as(grace)
                .queryParam("recipient", grace.toUpperCase(Locale.ROOT), alan)
                .get("/api/v1/notifications")
                .then()
                .body("items.about", contains(second.reference(), first.reference()));
        as(grace)
                .queryParam("recipient", grace, alan)
                .queryParam("about", first.reference())
                .queryParam("state", "ACCEPTED", "DEAD")
                .queryParam("channel", "INBOX")
                .get("/api/v1/notifications")
                .then()
                .body("items.about", contains(first.reference()));
        as(grace)
                .queryParam("recipient", grace)
                .queryParam("state", "DEAD")
                .get("/api/v1/notifications")
                .then()
                .body("items", empty())
                .body("next", nullValue());
    }

    @Test
    void aTimeIsAskedForFromItsStartToBeforeItsEnd() {
        String grace = newPerson("grace");
        IncidentFacts incident = IncidentFacts.publicOne(grace);
        String id = told(incident);
        String at = as(grace).get("/api/v1/notifications/" + id).jsonPath().getString("createdAt");

        as(grace)
                .queryParam("recipient", grace)
                .queryParam("from", at)
                .get("/api/v1/notifications")
                .then()
                .body("items.id", contains(id));
        as(grace)
                .queryParam("recipient", grace)
                .queryParam("to", at)
                .get("/api/v1/notifications")
                .then()
                .statusCode(200)
                .body("items", empty());
    }

    @Test
    void aListComesInParts() {
        String grace = newPerson("grace");
        String newest = null;
        for (int i = 0; i < 3; i++) {
            newest = told(IncidentFacts.publicOne(grace));
        }

        Response first = as(grace).queryParam("limit", 2).get("/api/v1/inbox");
        first.then().statusCode(200).body("items", hasSize(2)).body("items[0].id", equalTo(newest));
        JsonPath page = first.jsonPath();
        assertThat(first.header("Link"))
                .contains("/api/v1/inbox?")
                .contains("limit=2")
                .contains("after=" + page.getString("next"))
                .endsWith("rel=\"next\"");

        Response rest = as(grace)
                .queryParam("limit", 2)
                .queryParam("after", page.getString("next"))
                .get("/api/v1/inbox");
        rest.then().statusCode(200).body("items", hasSize(1)).body("next", nullValue());
        assertThat(rest.header("Link")).isNull();
        assertThat(page.getList("items.id")).doesNotContain(rest.jsonPath().getString("items[0].id"));
    }

    @Test
    void everyBadValueOfAQueryIsNamed() {
        as(newPerson("ada"))
                .queryParam("recipient", "tbd")
                .queryParam("state", "LOST")
                .queryParam("about", "12", "INC-0")
                .queryParam("channel", "PIGEON")
                .queryParam("from", "yesterday")
                .queryParam("to", "2026-13-01T00:00:00Z")
                .queryParam("limit", "201")
                .queryParam("after", "%%%")
                .get("/api/v1/notifications")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/invalid-request"))
                .body(
                        "errors.pointer",
                        contains(
                                "?recipient",
                                "?state",
                                "?about",
                                "?about",
                                "?channel",
                                "?from",
                                "?to",
                                "?limit",
                                "?after"));
    }

    @Test
    void aCursorOfAnotherListIsRefused() {
        as(newPerson("ada"))
                .queryParam("after", "Mw")
                .get("/api/v1/inbox")
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("?after"));
    }

    @Test
    void strangersAreToldHowToSignIn() {
        for (String path : new String[] {"/api/v1/inbox", "/api/v1/notifications", "/api/v1/notifications/1"}) {
            given().get(path)
                    .then()
                    .statusCode(401)
                    .contentType("application/problem+json")
                    .header("WWW-Authenticate", "Bearer")
                    .body("type", equalTo("/problems/unauthenticated"));
        }
    }

    private static Response list(String reader, String filter, String value) {
        return as(reader).queryParam(filter, value).get("/api/v1/notifications");
    }

    /** Declares the incident; returns the id of the notification that its contact gets. */
    private static String told(IncidentFacts incident) {
        TestEvents.publish(incident.declared(), incident.id(), 1);
        soon(() -> assertThat(inboxOf(incident.contact())).contains(incident.reference()));
        return as(incident.contact())
                .queryParam("about", incident.reference())
                .get("/api/v1/notifications")
                .jsonPath()
                .getString("items[0].id");
    }
}
