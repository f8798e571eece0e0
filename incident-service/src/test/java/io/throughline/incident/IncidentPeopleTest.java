package io.throughline.incident;

import static io.throughline.kit.testing.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.throughline.kit.testing.RealParts;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Roles go from one person to another, and the timeline keeps who had them. */
@QuarkusTest
@QuarkusTestResource(value = RealParts.class, initArgs = @ResourceArg(name = "database", value = "incident"))
class IncidentPeopleTest {
    private static final String LINUS = "linus@example.org";
    private static final String MARGARET = "margaret@example.org";

    private static Response give(Incidents incident, String role, String person) {
        return incident.asOwner().body(Map.of("person", person)).put(incident.path("/roles/" + role));
    }

    @ParameterizedTest
    @ValueSource(strings = {"LEAD", "COMMUNICATIONS", "SCRIBE"})
    void roleThatIsHandedOverHasOneHolderAndKeepsItsHistory(String role) {
        Incidents incident = Incidents.led("SEV3");
        give(incident, role, LINUS).then().statusCode(200);

        Response answer = give(incident, role, " Margaret@Example.org ");

        answer.then().statusCode(200);
        assertThat(answer.<List<String>>path("roles.findAll { it.role == '" + role + "' }.person"))
                .containsExactly(MARGARET);
        Map<String, Object> entry = incident.allEntries().path("items[-1]");
        assertThat(entry).containsEntry("kind", "ROLE_ASSIGNED");
        assertThat(entry.get("details")).isEqualTo(Map.of("role", role, "person", MARGARET, "previous", LINUS));
        if (role.equals("LEAD")) {
            incident.get().then().body("lead", equalTo(MARGARET));
            assertProblem(incident.move("mitigate"), 403, "forbidden");
        }
    }

    @Test
    void whoHasARoleAlreadyKeepsItAndNothingIsWrittenDown() {
        Incidents incident = Incidents.led("SEV3");
        give(incident, "RESPONDER", LINUS).then().statusCode(200);
        String before = incident.everything();

        give(incident, "RESPONDER", LINUS).then().statusCode(200);
        give(incident, "LEAD", incident.lead).then().statusCode(200);

        assertThat(incident.everything()).isEqualTo(before);
    }

    @Test
    void roleThatWasTakenAwayCanBeGivenAgain() {
        Incidents incident = Incidents.led("SEV3");
        for (int i = 0; i < 2; i++) {
            give(incident, "RESPONDER", LINUS).then().statusCode(200);
            give(incident, "RESPONDER", MARGARET).then().statusCode(200);
            for (String person : List.of(LINUS, MARGARET)) {
                incident.asOwner()
                        .queryParam("person", person)
                        .delete(incident.path("/roles/RESPONDER"))
                        .then()
                        .statusCode(200);
            }
        }

        assertThat(incident.get().<List<String>>path("roles.role")).containsExactly("LEAD");
        incident.assertTimelineIsWhole(10);
    }

    @Test
    void leadOfAReopenedIncidentIsWhomTheReopeningNames() {
        Incidents incident = Incidents.resolved("SEV3");

        Response reopened = incident.asOwner()
                .body(Map.of("reason", "Errors are back", "lead", LINUS))
                .post(incident.path("/reopen"));

        reopened.then().statusCode(200).body("lead", equalTo(LINUS)).body("status", equalTo("INVESTIGATING"));
        assertThat(reopened.<List<String>>path("roles.person")).containsExactly(LINUS);
    }

    @Test
    void reinstatedIncidentIsTakenOnByWhoeverComesFirst() {
        Incidents incident = Incidents.led("SEV3");
        incident.move("cancel", Map.of("reason", "A false alarm")).then().statusCode(200);
        incident.asOwner()
                .post(incident.path("/reinstate"))
                .then()
                .statusCode(200)
                .body("status", equalTo("DECLARED"));
        assertThat(incident.get().<List<Object>>path("roles")).isEmpty();

        Api.as(LINUS, "responder")
                .post(incident.path("/acknowledge"))
                .then()
                .statusCode(200)
                .body("lead", equalTo(LINUS));
    }

    @Test
    void firstLeadOfADeclaredIncidentAlsoAcknowledgesIt() {
        Incidents incident = Incidents.declared("SEV3");

        give(incident, "LEAD", LINUS).then().statusCode(200).body("status", equalTo("INVESTIGATING"));

        assertThat(incident.timeline()).containsExactly("DECLARED", "ACKNOWLEDGED", "ROLE_ASSIGNED");
        assertThat(incident.get().<List<String>>path("roles.person")).containsExactly(LINUS);
    }
}
