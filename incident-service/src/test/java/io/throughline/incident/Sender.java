package io.throughline.incident;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;

/** An Alertmanager with a key of its own. */
record Sender(String id, String name, String key) {
    private static final List<String> INTAKE = List.of("alertmanager", "grafana", "generic", "cloudevents", "datadog");
    static final String PATH = "/api/v1/alerts/alertmanager";

    /** Registers one that may post alerts of these services; of any, if none is named. */
    static Sender of(String... services) {
        String name = Api.newName("prometheus");
        Response registered = Api.admin()
                .body(Map.of("name", name, "services", List.of(services)))
                .post("/api/v1/alert-sources");
        registered.then().statusCode(201);
        return new Sender(registered.path("id"), name, registered.path("key"));
    }

    /** Whether that is where senders post, and nobody else. */
    static boolean postsTo(String path) {
        return path.startsWith("/v2/") || INTAKE.stream().anyMatch(format -> path.equals("/api/v1/alerts/" + format));
    }

    Sender withKey(String other) {
        return new Sender(id, name, other);
    }

    /** Posts a message of those alerts, as the group that they are. */
    Response post(AlertmanagerAlert... alerts) {
        return postBody(AlertmanagerAlert.message(List.of(alerts)));
    }

    Response postBody(Object message) {
        return given().auth()
                .preemptive()
                .oauth2(key)
                .contentType(ContentType.JSON)
                .body(message)
                .post(PATH);
    }

    /** Sends it as the example of another format; a routing key in it becomes this sender's. */
    Response send(String method, String path, String example) {
        return with("X-Throughline-Key", key)
                .body(example.replaceFirst("(\"routing_key\":\")\\w+", "$1" + key))
                .request(method, path);
    }

    /** Posts it and expects it to be taken. */
    Response takes(AlertmanagerAlert... alerts) {
        Response answer = post(alerts);
        answer.then().statusCode(202);
        return answer;
    }

    RequestSpecification with(String header, String value) {
        return given().header(header, value).contentType(ContentType.JSON);
    }
}
