package io.throughline.e2e;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;

/** One incident of a stack, as people see it and drive it. */
record FollowedIncident(LaunchedStack stack, String ref) {
    private static final Person READER = new Person("reader@example.org", "responder");

    Response post(Person by, String below, Map<String, Object> body) {
        return as(by).body(body).post(path(below));
    }

    Response put(Person by, String below, Map<String, Object> body) {
        return as(by).body(body).put(path(below));
    }

    /** What somebody who has nothing to do with it reads. */
    Response get(String below) {
        return read(path(below));
    }

    /** What is behind a link of incident-service. */
    Response read(String path) {
        Response answer = as(READER).get(path);
        answer.then().statusCode(200);
        return answer;
    }

    /** A field of the incident itself. */
    <T> T field(String path) {
        return get("").path(path);
    }

    /** What another service has about it. */
    List<Map<String, Object>> items(String service, String path) {
        Response answer = stack.as(service, READER.email(), READER.role()).get(path + ref);
        answer.then().statusCode(200);
        return answer.path("items");
    }

    List<String> timeline() {
        return get("/timeline?limit=200").path("items.kind");
    }

    private RequestSpecification as(Person person) {
        return stack.as(LaunchedStack.INCIDENT_SERVICE, person.email(), person.role());
    }

    private String path(String below) {
        return "/api/v1/incidents/" + ref + below;
    }
}
