package io.throughline.e2e.fault;

import static io.throughline.e2e.LaunchedStack.ACTION_SERVICE;
import static io.throughline.e2e.LaunchedStack.INCIDENT_SERVICE;
import static io.throughline.e2e.LaunchedStack.NOTIFICATION_SERVICE;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.throughline.e2e.LaunchedStack;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/** What a stack must know before load makes sense: who answers for which services, who sends alerts, where webhooks go. */
public final class Town {
    /** Who does everything. */
    public static final String LOADER = "load@example.org";
    /** A service whose incidents are told in the inbox only. */
    public static final String SERVICE = "load";
    /** A service whose incidents go to the webhook, too. */
    public static final String HEARD_SERVICE = "load-heard";

    /** The webhook. */
    public static final String CHANNEL = "fault-receiver";

    private static final String ADMIN = "admin@example.org";
    private static final String API = "/api/v1";
    private static final int VERSION_REQUIRED = 428;
    private static final Duration SOON = Duration.ofSeconds(60);

    private final LaunchedStack stack;

    /** The town of that stack. */
    public Town(LaunchedStack stack) {
        this.stack = stack;
    }

    /**
     * Describes it, again if need be, and returns when action-service has heard of it.
     *
     * @param webhook where what happens on {@link #HEARD_SERVICE} is posted to
     */
    public void describe(String webhook) {
        List<Integer> fine = List.of(200, 201);
        expect(fine, put(INCIDENT_SERVICE, "/people/" + LOADER, Map.of("name", "Load", "timeZone", "UTC")));
        for (String service : List.of(SERVICE, HEARD_SERVICE)) {
            expect(
                    fine,
                    put(
                            INCIDENT_SERVICE,
                            "/services/" + service,
                            Map.of("name", service, "tier", 1, "timeZone", "UTC", "accountableOwner", LOADER)));
        }
        expect(
                fine,
                put(
                        NOTIFICATION_SERVICE,
                        "/channels/" + CHANNEL,
                        Map.of("type", "WEBHOOK", "url", webhook, "services", List.of(HEARD_SERVICE))));
        awaitKnown();
    }

    /** The key of a new sender of alerts. */
    public String newSource() {
        Response answer = stack.as(INCIDENT_SERVICE, ADMIN, "admin")
                .body(Map.of("name", "load-" + System.nanoTime()))
                .post("/api/v1/alert-sources");
        expect(List.of(201), answer);
        return answer.path("key");
    }

    private void awaitKnown() {
        for (String service : List.of(SERVICE, HEARD_SERVICE)) {
            Awaitility.await("action-service knows " + service).atMost(SOON).until(() -> {
                Map<String, Object> action = Step.OPEN.body("First on " + service, service);
                return stack.as(ACTION_SERVICE, LOADER, "service-owner")
                                .body(action)
                                .post("/api/v1/actions")
                                .statusCode()
                        == 201;
            });
        }
    }

    /** What is described already is described again as it stands. */
    private Response put(String service, String path, Map<String, Object> body) {
        Response answer = as(service).body(body).put(API + path);
        if (answer.statusCode() != VERSION_REQUIRED) {
            return answer;
        }
        String version = as(service).get(API + path).header("ETag");
        return as(service).header("If-Match", version).body(body).put(API + path);
    }

    private RequestSpecification as(String service) {
        return stack.as(service, ADMIN, "admin");
    }

    private static void expect(List<Integer> statuses, Response answer) {
        if (!statuses.contains(answer.statusCode())) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.asString());
        }
    }
}
