package io.throughline.incident;

import static org.hamcrest.Matchers.equalTo;

import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;

/** A private incident with an impact and a draft of its review, and one person for each way of being its member. */
record PrivateCase(
        String ref,
        String id,
        String title,
        String service,
        String declarer,
        String owner,
        String deputy,
        String lead,
        String communications,
        String scribe,
        String responder,
        String added) {

    static PrivateCase declared() {
        String owner = Api.newPerson("owner", true);
        String deputy = Api.newPerson("deputy", true);
        Map<String, Object> record = Api.service(2);
        record.put("accountableOwner", owner);
        record.put("deputies", List.of(deputy));
        String service = Api.newService(record);
        Map<String, Object> body = Incidents.declaration(service, "SEV3");
        body.put("title", Api.newName("payroll"));
        body.put("private", true);
        String declarer = Api.newEmail("declarer");
        JsonPath incident = Api.as(declarer, "responder")
                .body(body)
                .post("/api/v1/incidents")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        PrivateCase secret = new PrivateCase(
                incident.getString("reference"),
                incident.getString("id"),
                incident.getString("title"),
                service,
                declarer,
                owner,
                deputy,
                Api.newEmail("lead"),
                Api.newEmail("communications"),
                Api.newEmail("scribe"),
                Api.newEmail("responder"),
                Api.newEmail("added"));
        secret.fill();
        return secret;
    }

    private void fill() {
        putByOwner("/roles/LEAD", Map.of("person", lead));
        putByOwner("/roles/COMMUNICATIONS", Map.of("person", communications));
        putByOwner("/roles/SCRIBE", Map.of("person", scribe));
        putByOwner("/roles/RESPONDER", Map.of("person", responder));
        putByOwner("/impact", Map.of("statement", "Everybody's salary was read"));
        putByOwner("/review", Incidents.review(owner));
        putByOwner("/members", Map.of("members", List.of(added), "reason", "They have to know"));
    }

    private void putByOwner(String below, Map<String, Object> body) {
        Api.as(owner).body(body).put(path(below)).then().statusCode(200);
    }

    String path(String below) {
        return "/api/v1/incidents/" + ref + below;
    }

    List<String> members() {
        return List.of(declarer, owner, deputy, lead, communications, scribe, responder, added);
    }

    JsonPath entries() {
        return Api.as(owner).queryParam("limit", 200).get(path("/timeline")).jsonPath();
    }

    /** The kinds of the entries, in order. */
    List<String> timeline() {
        return entries().getList("items.kind");
    }

    /** All that the API shows of it to a member. */
    String everything() {
        return Api.as(owner).get(path("")).asString()
                + Api.as(owner).get(path("/review")).asString()
                + entries().prettify();
    }

    void assertTimelineIsWhole() {
        Api.as(owner).get(path("/timeline/verification")).then().statusCode(200).body("valid", equalTo(true));
    }
}
