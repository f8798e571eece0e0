package io.throughline.kit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What an answer that refuses something must look like. */
public final class Problems {
    /** A field is missing, wrong or unknown. */
    public static final String INVALID = "invalid-request";
    /** The body is no JSON. */
    public static final String MALFORMED = "malformed-json";

    private Problems() {}

    /** That status and that problem, in the shape that all have. */
    public static void assertProblem(Response answer, int status, String type) {
        String body = answer.asString();
        assertThat(answer.statusCode()).as(body).isEqualTo(status);
        assertThat(answer.contentType()).isEqualTo("application/problem+json");
        assertThat(answer.<String>path("type")).as(body).isEqualTo("/problems/" + type);
        assertThat(answer.<Integer>path("status")).isEqualTo(status);
        assertThat(answer.<String>path("title")).isNotBlank();
        assertThat(answer.<String>path("detail")).isNotBlank().doesNotContain("Exception", "\tat ");
    }

    /** A 400 that names each of those fields, and no other; the reasons that it gives for each. */
    public static Map<String, String> assertBadFields(Response answer, Collection<String> pointers) {
        assertProblem(answer, 400, INVALID);
        List<Map<String, String>> errors = answer.path("errors");
        Map<String, String> reasons = new LinkedHashMap<>();
        for (Map<String, String> error : errors) {
            assertThat(error.get("reason")).as(error.toString()).isNotBlank();
            reasons.merge(error.get("pointer"), error.get("reason"), (one, other) -> one + "; " + other);
        }
        assertThat(reasons.keySet()).as(answer.asString()).containsExactlyInAnyOrderElementsOf(pointers);
        return reasons;
    }

    /** As {@link #assertBadFields(Response, Collection)}. */
    public static Map<String, String> assertBadFields(Response answer, String... pointers) {
        return assertBadFields(answer, Arrays.asList(pointers));
    }
}
