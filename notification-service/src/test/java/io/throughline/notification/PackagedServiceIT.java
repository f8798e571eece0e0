package io.throughline.notification;

import static io.restassured.RestAssured.given;
import static io.throughline.notification.ServiceUnderTest.as;
import static io.throughline.notification.ServiceUnderTest.asAdmin;
import static io.throughline.notification.ServiceUnderTest.inboxOf;
import static io.throughline.notification.ServiceUnderTest.newPerson;
import static io.throughline.notification.ServiceUnderTest.soon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.throughline.kit.testing.TestEvents;
import io.throughline.kit.testing.Tokens;
import io.throughline.notification.Receiver.Received;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the packaged service does, and what bad input gets from it. */
@QuarkusIntegrationTest
@Tag("slow")
class PackagedServiceIT {
    private static final String ADA = "ada@example.org";

    @Test
    void anIncidentReachesAnInbox() {
        String grace = newPerson("grace");
        IncidentFacts incident = IncidentFacts.publicOne(grace);

        TestEvents.publish(incident.declared(), incident.id(), 1);

        soon(() -> assertThat(inboxOf(grace)).containsExactly(incident.reference()));
    }

    @Test
    void aSignedMessageReachesAReceiver() throws WebhookVerificationException, EmptyWebhookSecretException {
        try (Receiver receiver = new Receiver()) {
            TestChannel channel = TestChannel.to(receiver.then(Receiver.answer(500, "not today")));

            channel.opened();

            soon(() -> assertThat(receiver.received()).hasSizeGreaterThan(1));
            Received again = receiver.received().get(1);
            new Webhook(channel.secret()).verify(again.body(), again.headers());
            assertThat(again.id()).isEqualTo(receiver.received().get(0).id());
        }
    }

    @Test
    void aChannelThatIsBadIsRefusedWithoutItsSecret() {
        problem(
                        asAdmin()
                                .contentType(ContentType.JSON)
                                .body("{\"type\":\"SLACK\",\"url\":\"x\",\"secret\":\"whsec_dG9wLXNlY3JldA==\"}")
                                .put("/api/v1/channels/ops")
                                .then(),
                        400,
                        "invalid-request")
                .body("errors.pointer", containsInAnyOrder("/type", "/url", "/secret"))
                .body(not(containsString("dG9wLXNlY3JldA")));
    }

    @Test
    void itSaysWhatItIsAndThatItIsWell() {
        given().get("/api/v1/version").then().statusCode(200).body("service", equalTo("notification-service"));
        given().get("/q/health/live").then().statusCode(200).body("status", equalTo("UP"));
        given().get("/q/health/ready").then().statusCode(200).body("status", equalTo("UP"));
        given().get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("throughline_outbox_oldest"))
                .body(containsString("throughline_notification_oldest_seconds"));
    }

    @Test
    void tokensThatAreNotOursAreRefused() {
        for (String token : new String[] {
            Tokens.expired(ADA), Tokens.forged(ADA), Tokens.forAudience("elsewhere", ADA), "no-token-at-all"
        }) {
            problem(given().auth().oauth2(token).get("/api/v1/inbox").then(), 401, "unauthenticated");
        }
        problem(given().get("/api/v1/inbox").then(), 401, "unauthenticated");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/notifications/garbage",
                "/api/v1/notifications/019ab0a2-6c7e-7b1a-8f00-0123456789ae",
                "/api/v1/notifications/%00",
                "/api/v1/nothing",
                "/nothing"
            })
    void whatIsNotThereIsNotFound(String path) {
        problem(as(ADA).urlEncodingEnabled(false).get(path).then(), 404, "not-found");
    }

    @Test
    void whatIsNotInTheInboxCannotBeRead() {
        problem(as(ADA).post("/api/v1/inbox/garbage/read").then(), 404, "not-found");
    }

    @Test
    void everyBadValueOfAQueryIsNamed() {
        problem(
                        as(ADA).urlEncodingEnabled(false)
                                .get(
                                        "/api/v1/notifications?state=accepted&about=%00&recipient=%20&limit=0&channel=inbox")
                                .then(),
                        400,
                        "invalid-request")
                .body("errors.pointer", contains("?recipient", "?state", "?about", "?channel", "?limit"));
    }

    @Test
    void aMethodThatAPathDoesNotTakeIsRefused() {
        problem(as(ADA).delete("/api/v1/notifications").then(), 405, "method-not-allowed");
        problem(as(ADA).get("/api/v1/inbox/garbage/read").then(), 405, "method-not-allowed");
    }

    @Test
    void onlyJsonIsGiven() {
        problem(as(ADA).accept("image/png").get("/api/v1/inbox").then(), 406, "not-acceptable");
    }

    @Test
    void aBodyNobodyAskedForMayNotBeEndless() {
        problem(
                as(ADA).body(new byte[(1 << 20) + 1])
                        .post("/api/v1/inbox/garbage/read")
                        .then(),
                413,
                "body-too-large");
    }

    private static ValidatableResponse problem(ValidatableResponse answer, int status, String type) {
        return answer.statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/" + type))
                .body("status", equalTo(status))
                .body("detail", not(equalTo("")));
    }
}
