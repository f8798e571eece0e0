package io.throughline.incident;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** A stock PagerDuty client that tells what it releases. */
record Pipeline(Sender sender) {
    static final String PATH = "/v2/change/enqueue";

    /** Registers one that may tell of these services; of any, if none is named. */
    static Pipeline of(String... services) {
        return new Pipeline(Sender.of(services));
    }

    /** A change event of that service, now. */
    static Map<String, Object> payload(String summary, String service) {
        return new LinkedHashMap<>(Map.of("summary", summary, "custom_details", Map.of("service", service)));
    }

    Response post(Map<String, ?> payload) {
        return postBody(Map.of("routing_key", sender.key(), "payload", payload));
    }

    static Response postBody(Object body) {
        return given().contentType(ContentType.JSON).body(body).post(PATH);
    }

    void takes(Map<String, ?> payload) {
        post(payload)
                .then()
                .statusCode(202)
                .body("$", equalTo(Map.of("status", "success", "message", "Change event processed")));
    }

    /** Tells of a release of that service at that time, and gives its id. */
    String releases(String service, Instant at) {
        Map<String, Object> payload = payload("Deploy " + Api.newName("v"), service);
        payload.put("timestamp", at.toString());
        takes(payload);
        return releasesOf(service).path("items.find { it.summary == '" + payload.get("summary") + "' }.id");
    }

    static Response releasesOf(String service) {
        Response releases = Api.reader()
                .queryParam("service", service)
                .queryParam("limit", 200)
                .get("/api/v1/releases");
        releases.then().statusCode(200);
        return releases;
    }
}
