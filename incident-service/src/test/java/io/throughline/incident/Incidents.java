package io.throughline.incident;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.throughline.events.ActionCompleted;
import io.throughline.events.ActionOpened;
import io.throughline.events.ActionVerified;
import io.throughline.kit.Ids;
import io.throughline.kit.testing.TestEvents;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One incident of a service of its own, driven as its people drive it. */
final class Incidents {
    private static final String ALERT = "HighLatency";
    private static final Duration SOON = Duration.ofSeconds(60);

    final String owner;
    final String lead;
    final String service;
    final String ref;

    private Incidents(String owner, String lead, String service, String ref) {
        this.owner = owner;
        this.lead = lead;
        this.service = service;
        this.ref = ref;
    }

    /** A declared incident of that severity; its service has a live owner, and nobody leads it. */
    static Incidents declared(String severity) {
        return declared(severity, Map.of());
    }

    /** As {@link #declared(String)}, with more fields in the declaration. */
    static Incidents declared(String severity, Map<String, Object> more) {
        return declared(severity, more, Api.service(2));
    }

    private static Incidents declared(String severity, Map<String, Object> more, Map<String, Object> serviceRecord) {
        String owner = Api.newPerson("grace", true);
        serviceRecord.put("accountableOwner", owner);
        String service = Api.newService(serviceRecord);
        Map<String, Object> body = declaration(service, severity);
        body.putAll(more);
        Response answer = Api.as(owner, "service-owner").body(body).post("/api/v1/incidents");
        answer.then().statusCode(201);
        return new Incidents(owner, Api.newPerson("ada", true), service, answer.path("reference"));
    }

    /** As {@link #declared(String)}, and somebody leads it. */
    static Incidents led(String severity) {
        return led(severity, Api.service(2));
    }

    /** As {@link #led(String)}, of a service that is described so. */
    static Incidents led(String severity, Map<String, Object> serviceRecord) {
        Incidents incident = declared(severity, Map.of(), serviceRecord);
        incident.asLead("responder").post(incident.path("/acknowledge")).then().statusCode(200);
        return incident;
    }

    /** An incident whose service is healthy again; its impact is known. */
    static Incidents resolved(String severity) {
        Incidents incident = led(severity);
        incident.putImpact(Map.of("statement", "Card payments fail")).then().statusCode(200);
        incident.move("resolve", Map.of()).then().statusCode(200);
        return incident;
    }

    /** An incident whose review asks for one action, of the owner. */
    static Incidents reviewed(String severity) {
        Incidents incident = resolved(severity);
        incident.putReview(review(incident.owner)).then().statusCode(200);
        incident.asLead().post(incident.path("/review/publish")).then().statusCode(200);
        return incident;
    }

    /** An incident that a critical alert declared; its service has a live owner, and nobody leads it. */
    static Incidents ofAlert() {
        String owner = Api.newPerson("grace", true);
        Map<String, Object> record = Api.service(2);
        record.put("accountableOwner", owner);
        String service = Api.newService(record);
        String ref = Sender.of(service)
                .takes(AlertmanagerAlert.firing(service, ALERT, "f1"))
                .path("incidents[0]");
        return new Incidents(owner, Api.newPerson("ada", true), service, ref);
    }

    /** Another alert of the group that declared it fires. */
    void alertFiresAgain() {
        Sender.of(service).takes(AlertmanagerAlert.firing(service, ALERT, Api.newName("f")));
    }

    /** Plays action-service: the action that the review asked for is opened, done and verified. */
    String actionIsVerified() {
        String item = Api.reader().get(path("/review")).path("actions[0].item");
        String id = Ids.next().toString();
        Actions.Told action = Actions.of(ref, item, owner);
        TestEvents.publish(new ActionOpened(action.in("OPEN"), "system", null), id, 1);
        TestEvents.publish(new ActionCompleted(action.in("DONE"), owner, null, List.of()), id, 2);
        TestEvents.publish(new ActionVerified(action.in("VERIFIED"), lead, null), id, 3);
        await().atMost(SOON).until(() -> get().<Integer>path("actions.verified") == 1);
        return action.reference();
    }

    /** An incident that is being worked on, with an impact and a draft of its review: there is something at every path. */
    static Incidents ofEverything() {
        Incidents incident = led("SEV3");
        incident.putImpact(Map.of("statement", "Card payments fail")).then().statusCode(200);
        incident.putReview(review(incident.owner)).then().statusCode(200);
        return incident;
    }

    static Map<String, Object> declaration(String service, String severity) {
        return new LinkedHashMap<>(Map.of("title", "Card payments fail", "service", service, "severity", severity));
    }

    /** A review that lacks nothing. */
    static Map<String, Object> review(String actionOwner) {
        Map<String, Object> review = new LinkedHashMap<>();
        review.put("impact", "1,200 customers could not pay for 20 minutes");
        review.put("detection", "The alert fired after two minutes");
        review.put("escalation", "The owner was told at once");
        review.put("decisionOwnership", "The lead decided to roll back");
        review.put("trigger", Map.of("kind", "CONFIG_PUSH", "text", "A timeout was set to 0"));
        review.put(
                "rootCause",
                Map.of(
                        "kind",
                        "DEVELOPMENT_PROCESS",
                        "text",
                        "Nothing checks a configuration before it is rolled out"));
        review.put("contributingFactors", List.of("The change was rolled out everywhere at once"));
        review.put("recoveryQuality", "The rollback took ten minutes");
        review.put("systemAllowed", "Any value in the configuration");
        review.put("mustChange", "Configuration is validated");
        review.put("leadershipNote", "Configuration changes need the same care as code");
        review.put(
                "actions",
                List.of(Map.of(
                        "title", "Validate configuration before rollout",
                        "type", "PREVENT",
                        "owner", actionOwner,
                        "dueOn", "2027-01-15",
                        "priority", "P2")));
        return review;
    }

    String path(String below) {
        return "/api/v1/incidents/" + ref + below;
    }

    RequestSpecification asLead(String... roles) {
        return Api.as(lead, roles.length == 0 ? new String[] {"incident-lead"} : roles);
    }

    RequestSpecification asOwner() {
        return Api.as(owner, "service-owner");
    }

    /** Somebody whom nothing is refused for who they are. */
    RequestSpecification asMaster() {
        return Api.as(owner, "service-owner", "admin");
    }

    /** The master's call with that body, as it is. */
    Response call(WriteCall call, String body) {
        return asMaster().body(body).request(call.method(), call.on(ref));
    }

    /** All that the API shows of it: what is refused leaves it as it was. */
    String everything() {
        Response review = Api.reader().get(path("/review"));
        return get().asString() + allEntries().asString() + (review.statusCode() == 200 ? review.asString() : "");
    }

    /** The newest incident that there is, whatever its service. */
    String listed() {
        return Api.reader().queryParam("limit", 1).get("/api/v1/incidents").asString();
    }

    Response allEntries() {
        return Api.reader().queryParam("limit", 200).get(path("/timeline"));
    }

    /** The chain of its timeline is whole, and has that many entries. */
    void assertTimelineIsWhole(int entries) {
        Api.reader()
                .get(path("/timeline/verification"))
                .then()
                .statusCode(200)
                .body("valid", equalTo(true))
                .body("entries", equalTo(entries));
    }

    /** The lead says that it moves. */
    Response move(String call, Map<String, Object> body) {
        return asLead().body(body).post(path("/" + call));
    }

    Response move(String call) {
        return asLead().post(path("/" + call));
    }

    Response putImpact(Map<String, Object> body) {
        return asLead().body(body).put(path("/impact"));
    }

    Response putReview(Map<String, Object> body) {
        return asLead().body(body).put(path("/review"));
    }

    Response get() {
        return Api.reader().get(path(""));
    }

    String status() {
        return get().path("status");
    }

    Instant time(String name) {
        String at = get().path("times." + name);
        return at == null ? null : Instant.parse(at);
    }

    /** The kinds of the entries, in order. */
    List<String> timeline() {
        return Api.reader().queryParam("limit", 200).get(path("/timeline")).path("items.kind");
    }

    String id() {
        return get().path("id");
    }
}
