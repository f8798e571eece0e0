package io.throughline.incident;

import io.restassured.response.Response;
import java.util.LinkedHashMap;
import java.util.Map;

/** Decides on alerts as an admin. */
final class AlertRules {
    private AlertRules() {}

    static String path(String service, String alert) {
        return "/api/v1/services/" + service + "/alert-rules/" + alert;
    }

    static Map<String, Object> verdict(String verdict) {
        return new LinkedHashMap<>(Map.of("verdict", verdict, "reason", "As the team sees it"));
    }

    /** Decides, whatever was decided before. */
    static Response decide(String service, String alert, Map<String, Object> rule) {
        Response present = Api.admin().get(path(service, alert));
        var request = Api.admin().body(rule);
        Response answer = (present.statusCode() == 200 ? request.header("If-Match", present.header("ETag")) : request)
                .put(path(service, alert));
        answer.then().statusCode(present.statusCode() == 200 ? 200 : 201);
        return answer;
    }

    static Response decide(String service, String alert, String verdict) {
        return decide(service, alert, verdict(verdict));
    }
}
