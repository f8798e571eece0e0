package io.throughline.kit.testing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Every POST that the OpenAPI document of the service under test describes. */
public final class PostsOfTheApi {
    private static final String TOO_LONG = "k".repeat(256);

    private PostsOfTheApi() {}

    /**
     * Each is described with the header {@code Idempotency-Key} and looks at it before it looks at anything else: a key
     * that cannot be one is refused.
     *
     * @param caller who may post to that path
     * @return the paths
     */
    public static List<String> assertEachTakesAKey(Function<String, RequestSpecification> caller) {
        Map<String, Map<String, Map<String, Object>>> paths =
                given().queryParam("format", "JSON").get("/q/openapi").path("paths");
        List<String> posts = paths.keySet().stream()
                .filter(path -> paths.get(path).containsKey("post"))
                .toList();
        for (String path : posts) {
            assertThat(paths.get(path).get("post").get("parameters").toString())
                    .as("parameters of POST %s", path)
                    .contains("#/components/parameters/Idempotency-Key");
            Response answer = caller.apply(path)
                    .contentType(mediaType(paths.get(path).get("post")))
                    .header("Idempotency-Key", TOO_LONG)
                    .post(path.replaceAll("\\{\\w+}", "unknown"));
            assertThat(answer.statusCode())
                    .as("POST %s: %s", path, answer.asString())
                    .isEqualTo(400);
            Problems.assertBadFields(answer, "Idempotency-Key");
        }
        return posts;
    }

    private static String mediaType(Map<String, Object> post) {
        return post.get("requestBody") instanceof Map<?, ?> body && body.get("content") instanceof Map<?, ?> types
                ? types.keySet().iterator().next().toString()
                : "application/json";
    }
}
