package io.throughline.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.throughline.kit.testing.RealParts;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Matrix parameters, which JAX-RS leaves out of a path, lead nobody past the door of the intake or any other guard. */
@QuarkusTest
@QuarkusTestResource(value = RealParts.class, initArgs = @ResourceArg(name = "database", value = "incident"))
class MatrixParametersTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v2/enqueue;a=b",
                "/v2;a=b/enqueue",
                "/v2%2Fenqueue;a=b",
                "/v2%2fenqueue;",
                "/api/v1/alerts/alertmanager;a=b",
                "/api;/v1/incidents"
            })
    void thereIsNothingAtAPathThatHasThem(String path) throws IOException {
        try (SlowRequest request = SlowRequest.begun(path, "Content-Length: 2")) {
            request.send("{}");

            assertThat(request.status()).isEqualTo(404);
        }
    }

    @Test
    void whoAsksIsToldHowToWriteASemicolon() {
        RestAssured.given()
                .urlEncodingEnabled(false)
                .get("/api/v1/people/a;b")
                .then()
                .statusCode(404)
                .body("type", containsString("not-found"))
                .body("detail", containsString("%3B"));
    }
}
