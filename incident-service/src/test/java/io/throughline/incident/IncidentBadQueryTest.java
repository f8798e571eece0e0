package io.throughline.incident;

import static io.throughline.kit.testing.Problems.assertBadFields;
import static io.throughline.kit.testing.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.throughline.kit.testing.RealParts;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What queries about incidents are answered whose parameters cannot be: every bad one is named at once. */
@QuarkusTest
@QuarkusTestResource(value = RealParts.class, initArgs = @ResourceArg(name = "database", value = "incident"))
class IncidentBadQueryTest {
    /** What is refused leaves it as it is, so that all tests can share it. */
    private static Incidents shared;

    private static Incidents incident() {
        if (shared == null) {
            shared = Incidents.ofEverything();
        }
        return shared;
    }

    @ParameterizedTest
    @ValueSource(strings = {"?person=x", "?person=%00@a"})
    void badParametersOfTakingARoleAwayAreNamed(String query) {
        Response answer = incident()
                .asMaster()
                .urlEncodingEnabled(false)
                .delete(incident().path("/roles/RESPONDER") + query);

        assertBadFields(answer, "?person");
    }

    @Test
    void roleThatNobodyHasCannotBeTakenAwayNorThatOfTheLead() {
        String before = incident().everything();

        assertProblem(incident().asMaster().delete(incident().path("/roles/SCRIBE")), 404, "not-found");
        assertProblem(
                incident()
                        .asMaster()
                        .queryParam("person", "x@example.org")
                        .delete(incident().path("/roles/RESPONDER")),
                404,
                "not-found");
        assertProblem(incident().asMaster().delete(incident().path("/roles/LEAD")), 409, "condition-unmet");
        assertThat(incident().everything()).isEqualTo(before);
    }

    @Test
    void whichOfSeveralRespondersGoesMustBeSaid() {
        Incidents incident = Incidents.led("SEV3");
        for (String person : List.of("linus@example.org", "margaret@example.org")) {
            incident.asLead()
                    .body(Map.of("person", person))
                    .put(incident.path("/roles/RESPONDER"))
                    .then()
                    .statusCode(200);
        }
        String before = incident.everything();

        assertBadFields(incident.asLead().delete(incident.path("/roles/RESPONDER")), "?person");
        assertThat(incident.everything()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({
        "?limit=0,?limit",
        "?limit=201,?limit",
        "?limit=1e2,?limit",
        "?after=!!!,?after",
        "?after=Y2hlY2tvdXQ,?after",
        "?status=OPEN,?status",
        "?status=declared,?status",
        "?severity=SEV5&severity=1,?severity",
        "?service=%00,?service",
        "?lead=ada,?lead",
        "?lead=%00@x,?lead",
        "?declaredFrom=yesterday,?declaredFrom",
        "?declaredFrom=2026-11-23,?declaredFrom",
        "?declaredTo=2026-11-23T09:40:00,?declaredTo",
        "?declaredFrom=%2B999999999-12-31T23:59:59Z,?declaredFrom",
        "?declaredFrom=-999999999-01-01T00:00:00Z,?declaredFrom",
        "?declaredTo=%2B294277-01-01T00:00:00Z,?declaredTo",
        "?status=X&severity=Y&service=%01&lead=z&declaredFrom=a&declaredTo=b&limit=c&after=!,"
                + "?status ?severity ?service ?lead ?declaredFrom ?declaredTo ?limit ?after"
    })
    void badParametersOfTheListAreNamedAtOnce(String query, String pointers) {
        assertBadFields(Api.reader().urlEncodingEnabled(false).get("/api/v1/incidents" + query), pointers.split(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "?kind=note,?kind",
        "?limit=-1,?limit",
        "?after=Y2hlY2tvdXQ,?after",
        "?kind=X&limit=x&after=!,?kind ?limit ?after"
    })
    void badParametersOfTheTimelineAreNamedAtOnce(String query, String pointers) {
        assertBadFields(
                Api.reader().urlEncodingEnabled(false).get(incident().path("/timeline") + query), pointers.split(" "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000-01-01T00:00:00+18:00", "9999-12-31T23:59:59-18:00"})
    void timesThatAreOfNoFourDigitYearInUtcAreRefused(String time) {
        assertBadFields(Api.reader().queryParam("declaredFrom", time).get("/api/v1/incidents"), "?declaredFrom");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z"})
    void timesAtTheEndsOfTimeAreTaken(String time) {
        for (String parameter : List.of("declaredFrom", "declaredTo")) {
            Api.reader()
                    .queryParam(parameter, time)
                    .queryParam("service", incident().service)
                    .get("/api/v1/incidents")
                    .then()
                    .statusCode(200);
        }
    }
}
