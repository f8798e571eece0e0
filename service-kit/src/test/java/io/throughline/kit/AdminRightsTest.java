package io.throughline.kit;

import static io.restassured.RestAssured.given;
import static io.throughline.kit.testing.Problems.assertProblem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.throughline.kit.testing.RealParts;
import io.throughline.kit.testing.Tokens;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What operators see is for operators. */
@QuarkusTest
@QuarkusTestResource(value = RealParts.class, initArgs = @ResourceArg(name = "database", value = "kit"))
class AdminRightsTest {
    @ParameterizedTest
    @ValueSource(strings = {"outbox", "consumers"})
    void onlyAdminsAreAnswered(String page) {
        String path = "/api/v1/admin/" + page;

        assertProblem(given().get(path), 401, "unauthenticated");
        assertProblem(
                given().auth()
                        .oauth2(Tokens.of(
                                "ada@example.org", "responder", "incident-lead", "service-owner", "leadership"))
                        .get(path),
                403,
                "forbidden");
        given().auth()
                .oauth2(Tokens.of("root@example.org", "admin"))
                .get(path)
                .then()
                .statusCode(200);
    }
}
