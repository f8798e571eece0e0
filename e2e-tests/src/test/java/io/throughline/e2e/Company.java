package io.throughline.e2e;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A small company on a stack: somebody owns checkout, an admin registers what sends alerts, and we look at what they see. */
final class Company {
    static final String OWNER = "grace@example.org";
    static final String SERVICE = "checkout";

    private static final String ADMIN = "admin@example.org";

    private final LaunchedStack stack;

    Company(LaunchedStack stack) {
        this.stack = stack;
    }

    void describe() {
        describe(SERVICE, OWNER);
    }

    /** A service of the highest tier, and who answers for it. */
    void describe(String service, String owner) {
        describe(owner);
        admin().body(Map.of("name", service, "tier", 1, "timeZone", "Europe/Berlin", "accountableOwner", owner))
                .put("/api/v1/services/" + service)
                .then()
                .statusCode(201);
    }

    /** A person who can act. */
    void describe(String email) {
        admin().body(Map.of("name", email, "timeZone", "Europe/Berlin"))
                .put("/api/v1/people/" + email)
                .then()
                .statusCode(201);
    }

    /** Registers a sender of alerts and answers its key. */
    String registerSource(String name) {
        Response response = admin().body(Map.of("name", name)).post("/api/v1/alert-sources");
        response.then().statusCode(201);
        return response.path("key");
    }

    private RequestSpecification admin() {
        return stack.as(LaunchedStack.INCIDENT_SERVICE, ADMIN, "admin");
    }

    List<Map<String, Object>> incidents() {
        return items(LaunchedStack.INCIDENT_SERVICE, "/api/v1/incidents?limit=200");
    }

    List<Map<String, Object>> alerts(String reference) {
        return items(LaunchedStack.INCIDENT_SERVICE, "/api/v1/alerts?limit=200&incident=" + reference);
    }

    List<Map<String, Object>> unmapped() {
        return admin().get("/api/v1/alerts/unmapped").jsonPath().getList("items");
    }

    List<Map<String, Object>> notifications() {
        return items(LaunchedStack.NOTIFICATION_SERVICE, "/api/v1/notifications?limit=200");
    }

    List<Map<String, Object>> inboxOf(String email) {
        return items(
                stack.as(LaunchedStack.NOTIFICATION_SERVICE, email, "responder").get("/api/v1/inbox"));
    }

    private List<Map<String, Object>> items(String service, String path) {
        return items(stack.as(service, "reader@example.org", "responder").get(path));
    }

    private static List<Map<String, Object>> items(Response response) {
        response.then().statusCode(200);
        return JsonPath.from(response.asString()).getList("items");
    }

    /** Alerts of checkout, numbered from {@code from} to {@code to}, of one rule. */
    static List<Map<String, Object>> alerts(String rule, int from, int to, Instant startsAt, Instant endsAt) {
        List<Map<String, Object>> alerts = new ArrayList<>();
        for (int i = from; i <= to; i++) {
            Map<String, Object> alert = new LinkedHashMap<>();
            alert.put(
                    "labels",
                    Map.of("alertname", rule, "service", SERVICE, "severity", "critical", "instance", "i-" + i));
            alert.put("annotations", Map.of("summary", "p99 above 2s"));
            alert.put("startsAt", startsAt.toString());
            if (endsAt != null) {
                alert.put("endsAt", endsAt.toString());
            }
            alerts.add(alert);
        }
        return alerts;
    }
}
