package io.throughline.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.throughline.kit.testing.RealParts;
import io.throughline.kit.testing.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An incident moves as its lifecycle says, and says what it may do where it does not. */
@QuarkusTest
@QuarkusTestResource(value = RealParts.class, initArgs = @ResourceArg(name = "database", value = "incident"))
class IncidentLifecycleTest {
    TestDatabase database;

    @Test
    void declaredByAPersonItWaitsForALead() {
        Incidents incident = Incidents.declared("SEV3");

        incident.get()
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("status", equalTo("DECLARED"))
                .body("lead", nullValue())
                .body("declaredBy", equalTo(incident.owner))
                .body("detectedBy", equalTo("STAFF"))
                .body("times.declaredAt", notNullValue())
                .body("services", contains(incident.service));
        assertThat(incident.timeline()).containsExactly("DECLARED");
    }

    @Test
    void declaredWithALeadItIsInvestigatedAtOnce() {
        String lead = Api.newPerson("ada", true);
        Incidents incident = Incidents.declared("SEV2", Map.of("lead", " " + lead.toUpperCase(java.util.Locale.ROOT)));

        incident.get()
                .then()
                .body("status", equalTo("INVESTIGATING"))
                .body("lead", equalTo(lead))
                .body("roles[0].role", equalTo("LEAD"))
                .body("roles[0].person", equalTo(lead))
                .body("times.acknowledgedAt", notNullValue())
                .body("times.leadAssignedAt", notNullValue());
        assertThat(incident.timeline()).containsExactly("DECLARED", "ACKNOWLEDGED");
    }

    @Test
    void wholeLifeFromDeclarationToTheReview() {
        Incidents incident = Incidents.led("SEV1");
        assertThat(incident.status()).isEqualTo("INVESTIGATING");

        incident.putImpact(Map.of("statement", "Card payments fail", "customersAffected", 1200))
                .then()
                .statusCode(200)
                .body("impact[0].customersAffected", equalTo(1200));
        incident.move("mitigate").then().statusCode(200).body("status", equalTo("MITIGATED"));
        incident.move("resolve", Map.of("note", "Fixed", "fixVerifiedBy", incident.owner))
                .then()
                .statusCode(200)
                .body("status", equalTo("RESOLVED"))
                .body("review.state", equalTo("DUE"))
                .body("review.dueOn", notNullValue());
        incident.putReview(Incidents.review(incident.owner)).then().statusCode(200);
        incident.asLead()
                .post(incident.path("/review/publish"))
                .then()
                .statusCode(200)
                .body("state", equalTo("PUBLISHED"));

        assertThat(incident.status()).isEqualTo("PREVENTING");
        assertThat(incident.timeline())
                .containsExactly(
                        "DECLARED",
                        "ACKNOWLEDGED",
                        "IMPACT_RECORDED",
                        "MITIGATED",
                        "RESOLVED",
                        "REVIEW_DUE",
                        "REVIEW_PUBLISHED");
    }

    @ParameterizedTest(name = "{1} is not legal for one that is {0}")
    @CsvSource({
        "DECLARED, mitigate, acknowledge resolve cancel",
        "DECLARED, close, acknowledge resolve cancel",
        "INVESTIGATING, close, mitigate resolve cancel",
        "RESOLVED, mitigate, reopen review/publish close",
        "RESOLVED, resolve, reopen review/publish close",
        "PREVENTING, resolve, reopen close",
        "CANCELLED, mitigate, reinstate"
    })
    void illegalMoveListsTheLegalOnesAndChangesNothing(String status, String call, String legal) {
        Incidents incident = in(status);
        Response before = incident.get();

        incident.asOwner()
                .post(incident.path("/" + call))
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/illegal-move"))
                .body("detail", containsString(incident.ref + " is " + status))
                .body("legalMoves", equalTo(List.of(legal.split(" "))));

        assertThat(incident.get().asString()).isEqualTo(before.asString());
    }

    private static Incidents in(String status) {
        return switch (status) {
            case "DECLARED" -> Incidents.declared("SEV3");
            case "INVESTIGATING" -> Incidents.led("SEV3");
            case "RESOLVED" -> Incidents.resolved("SEV3");
            case "PREVENTING" -> Incidents.reviewed("SEV3");
            case "CANCELLED" -> {
                Incidents incident = Incidents.led("SEV3");
                incident.move("cancel", Map.of("reason", "A test")).then().statusCode(200);
                yield incident;
            }
            default -> throw new IllegalArgumentException(status);
        };
    }

    @Test
    void severeIncidentIsResolvedOnlyWithItsImpactKnown() {
        Incidents incident = Incidents.led("SEV2");

        incident.move("resolve")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/condition-unmet"))
                .body("detail", containsString("impact"));

        assertThat(incident.status()).isEqualTo("INVESTIGATING");
    }

    @Test
    void reopenedItIsLedAgainAndWhatWasPublishedIsADraft() {
        Incidents incident = Incidents.reviewed("SEV3");

        incident.move("reopen", Map.of("reason", "Errors are back"))
                .then()
                .statusCode(200)
                .body("status", equalTo("INVESTIGATING"))
                .body("lead", equalTo(incident.lead))
                .body("times.resolvedAt", nullValue())
                .body("review.state", equalTo("DRAFT"));

        Api.reader().get(incident.path("/review")).then().body("version", equalTo(2));
    }

    @Test
    void closedWithUnfinishedActionsIsRefused() {
        Incidents incident = Incidents.reviewed("SEV3");

        incident.move("close")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/actions-open"))
                .body("detail", containsString("Validate configuration before rollout"));
    }

    @Test
    void notSoSevereItIsClosedWithoutAReview() {
        Incidents incident = Incidents.resolved("SEV3");

        incident.move("close").then().statusCode(200).body("status", equalTo("CLOSED"));
    }

    @Test
    void whatAReplicaWhoseClockIsAheadRecordedIsNotToComeForTheOthers() throws SQLException {
        Incidents incident = Incidents.declared("SEV3");
        try (Connection owner = database.connect();
                PreparedStatement ahead = owner.prepareStatement("UPDATE incident SET"
                        + " detected_at = detected_at + interval '1 hour', declared_at = declared_at + interval '1 hour'"
                        + " WHERE id = ?::uuid")) {
            ahead.setString(1, incident.id());
            assertThat(ahead.executeUpdate()).isEqualTo(1);
        }

        incident.asLead("responder").post(incident.path("/acknowledge")).then().statusCode(200);
        incident.move("resolve").then().statusCode(200);

        assertThat(incident.time("acknowledgedAt")).isEqualTo(incident.time("declaredAt"));
    }

    @Test
    void staleVersionIsRefused() {
        Incidents incident = Incidents.led("SEV3");

        incident.asLead()
                .header("If-Match", "\"1\"")
                .post(incident.path("/mitigate"))
                .then()
                .statusCode(412)
                .body("type", equalTo("/problems/stale-version"));
    }

    @Test
    void reasonsThatAreRequiredAreNamed() {
        Incidents incident = Incidents.led("SEV3");

        incident.move("cancel").then().statusCode(400).body("errors.pointer", hasItem("/reason"));
    }
}
