package io.throughline.action;

import static io.restassured.RestAssured.given;
import static io.throughline.action.ServiceUnderTest.as;
import static io.throughline.action.ServiceUnderTest.soon;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.response.ValidatableResponse;
import io.throughline.kit.testing.TestDatabase;
import io.throughline.kit.testing.Tokens;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the packaged service does, and what bad input gets from it. */
@QuarkusIntegrationTest
@Tag("slow")
class PackagedServiceIT {
    private static final String ADA = "ada@example.org";

    TestDatabase database;

    @Test
    void whoOwnsNothingHasAnEmptyList() {
        as(ADA).queryParam("owner", ADA)
                .get("/api/v1/actions")
                .then()
                .statusCode(200)
                .body("items", empty());
    }

    @Test
    void anActionIsOpenedDoneVerifiedAndRead() {
        ActionUnderTest action = ActionUnderTest.in("VERIFIED", Catalogue.announced(database));

        action.get().then().statusCode(200).header("ETag", equalTo("\"3\""));
        action.history().then().statusCode(200).body("items.change", contains("OPENED", "COMPLETED", "VERIFIED"));
        problem(action.move("start").then(), 409, "illegal-move").body("legalMoves", contains("reopen"));
        problem(action.moveAs(ADA, "reopen", ActionUnderTest.least("reopen")).then(), 403, "forbidden");
        problem(action.move("reopen", Map.of("why", "It is so")).then(), 400, "invalid-request")
                .body("errors.pointer", containsInAnyOrder("/why", "/reason"));
    }

    @Test
    void anActionPastItsDueDateSurfacesByItself() {
        ActionUnderTest action = ActionUnderTest.opened(Catalogue.announced(database), Map.of("dueOn", "2026-01-15"));

        soon(() -> action.get().then().body("overdue", equalTo(true)));
        as(ADA).get("/api/v1/actions/overdue").then().statusCode(200).body("items.reference", hasItem(action.ref));
        as(ADA).get("/api/v1/actions/summary")
                .then()
                .statusCode(200)
                .body("groups.find { it.group == '" + action.catalogue.service + "' }.overdue", equalTo(1));
    }

    @Test
    void itSaysWhatItIsAndThatItIsWell() {
        given().get("/api/v1/version").then().statusCode(200).body("service", equalTo("action-service"));
        given().get("/q/health/live").then().statusCode(200).body("status", equalTo("UP"));
        given().get("/q/health/ready").then().statusCode(200).body("status", equalTo("UP"));
        given().get("/q/metrics").then().statusCode(200).body(containsString("throughline_outbox_oldest"));
    }

    @Test
    void tokensThatAreNotOursAreRefused() {
        for (String token : new String[] {
            Tokens.expired(ADA), Tokens.forged(ADA), Tokens.forAudience("elsewhere", ADA), "no-token-at-all"
        }) {
            problem(given().auth().oauth2(token).get("/api/v1/actions").then(), 401, "unauthenticated");
        }
        problem(given().get("/api/v1/actions").then(), 401, "unauthenticated");
    }

    @Test
    void everyBadValueOfAQueryIsNamed() {
        problem(
                        as(ADA).urlEncodingEnabled(false)
                                .get("/api/v1/actions?status=open&service=%00&owner=%20&limit=0&priority=p1")
                                .then(),
                        400,
                        "invalid-request")
                .body("errors.pointer", contains("?owner", "?service", "?status", "?priority", "?limit"));
    }

    @Test
    void whatIsNotThereIsNotFound() {
        problem(as(ADA).get("/api/v1/nothing").then(), 404, "not-found");
        problem(as(ADA).get("/nothing").then(), 404, "not-found");
    }

    @Test
    void aMethodThatAPathDoesNotTakeIsRefused() {
        problem(as(ADA).delete("/api/v1/actions").then(), 405, "method-not-allowed");
    }

    @Test
    void onlyJsonIsGiven() {
        problem(as(ADA).accept("image/png").get("/api/v1/actions").then(), 406, "not-acceptable");
    }

    private static ValidatableResponse problem(ValidatableResponse answer, int status, String type) {
        return answer.statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/" + type))
                .body("status", equalTo(status));
    }
}
