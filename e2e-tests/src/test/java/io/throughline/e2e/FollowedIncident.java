package io.throughline.e2e;

import io.restassured.response.Response;
import java.util.List;
import java.util.Map;

/** One incident of a stack, as people see it and drive it. */
record FollowedIncident(LaunchedStack stack, String ref) {
    Response post(Person by, String below, Map<String, Object> body) {
        return by.at(stack, LaunchedStack.INCIDENT_SERVICE).body(body).post(path(below));
    }

    Response put(Person by, String below, Map<String, Object> body) {
        return by.at(stack, LaunchedStack.INCIDENT_SERVICE).body(body).put(path(below));
    }

    /** What somebody who has nothing to do with it reads. */
    Response get(String below) {
        return read(path(below));
    }

    /** What is behind a link of it. */
    Response read(String path) {
        String service =
                path.startsWith("/api/v1/actions") ? LaunchedStack.ACTION_SERVICE : LaunchedStack.INCIDENT_SERVICE;
        return Answers.ok(Person.READER.at(stack, service).get(path));
    }

    /** A field of the incident itself. */
    <T> T field(String path) {
        return get("").path(path);
    }

    /** Its actions, the first that was opened first. */
    List<FollowedAction> actions() {
        List<String> newestFirst = read("/api/v1/actions?incident=" + ref).path("items.reference");
        return newestFirst.stream()
                .map(action -> new FollowedAction(stack, action))
                .sorted(FollowedAction.IN_ORDER)
                .toList();
    }

    /** The kinds of all entries. */
    List<String> timeline() {
        return get("/timeline?limit=200").path("items.kind");
    }

    /** Entries of one kind. */
    List<Map<String, Object>> timeline(String kind) {
        return get("/timeline?limit=200&kind=" + kind).path("items");
    }

    private String path(String below) {
        return "/api/v1/incidents/" + ref + below;
    }
}
