package io.throughline.e2e;

import static org.awaitility.Awaitility.await;

import io.restassured.response.Response;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** One prevention action of a stack, as people see it and drive it. */
record FollowedAction(LaunchedStack stack, String ref) {
    /** The order in which they were opened. */
    static final Comparator<FollowedAction> IN_ORDER =
            Comparator.comparing(action -> Long.valueOf(action.ref().substring("ACT-".length())));

    private static final Duration SOON = Duration.ofSeconds(90);

    /** Opened by hand, as soon as action-service knows of the service and the incident that it is about. */
    static FollowedAction open(LaunchedStack stack, Person by, Map<String, Object> body) {
        Response opened = await("opened by hand")
                .atMost(SOON)
                .until(
                        () -> by.at(stack, LaunchedStack.ACTION_SERVICE)
                                .body(body)
                                .post("/api/v1/actions"),
                        answer -> answer.statusCode() == 201);
        return new FollowedAction(stack, opened.path("reference"));
    }

    Response post(Person by, String below, Map<String, Object> body) {
        return by.at(stack, LaunchedStack.ACTION_SERVICE).body(body).post(path(below));
    }

    /** A field of what anybody may read. */
    <T> T field(String path) {
        return get("").path(path);
    }

    /** What became of it: a word for each change, in order. */
    List<String> history() {
        return get("/history?limit=200").path("items.change");
    }

    private Response get(String below) {
        return Answers.ok(Person.READER.at(stack, LaunchedStack.ACTION_SERVICE).get(path(below)));
    }

    private String path(String below) {
        return "/api/v1/actions/" + ref + below;
    }
}
