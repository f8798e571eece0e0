package io.throughline.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;

/** What a call was answered with; each gives the answer back. */
final class Answers {
    private Answers() {}

    static Response ok(Response answer) {
        return status(answer, 200);
    }

    static Response created(Response answer) {
        return status(answer, 201);
    }

    /** @param problem the last part of its type */
    static Response refused(Response answer, int status, String problem) {
        assertThat(status(answer, status).<String>path("type")).isEqualTo("/problems/" + problem);
        return answer;
    }

    private static Response status(Response answer, int status) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        return answer;
    }
}
