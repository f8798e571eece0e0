package io.throughline.notification;

import static io.throughline.notification.ServiceUnderTest.as;
import static io.throughline.notification.ServiceUnderTest.asAdmin;
import static io.throughline.notification.ServiceUnderTest.newPerson;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.throughline.events.ActionOpened;
import io.throughline.kit.testing.TestEvents;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A channel of a test's own, to a receiver, for actions of a service of its own. */
public record TestChannel(String name, String service, String secret) {
    public static TestChannel to(Receiver receiver) {
        String name = "c-" + UUID.randomUUID();
        String service = "s-" + UUID.randomUUID();
        String secret = put(name, Map.of("url", receiver.url(), "services", List.of(service)))
                .then()
                .statusCode(201)
                .extract()
                .path("secret");
        return new TestChannel(name, service, secret);
    }

    /** Records it anew, whatever its version. */
    public Response change(Map<String, Object> fields) {
        return put(name, fields);
    }

    private static Response put(String name, Map<String, Object> fields) {
        Map<String, Object> body = new HashMap<>(fields);
        body.put("type", "WEBHOOK");
        JsonPath present = asAdmin().get("/api/v1/channels/" + name).jsonPath();
        var request = asAdmin().contentType(ContentType.JSON).body(body);
        if (present.get("version") != null) {
            request.header("If-Match", "*");
        }
        return request.put("/api/v1/channels/" + name);
    }

    /** Tells the owner of a new action that it is theirs. */
    public ActionFacts opened() {
        ActionFacts action = ActionFacts.withoutIncident(newPerson("owner"), service);
        return opened(action);
    }

    public ActionFacts opened(ActionFacts action) {
        TestEvents.publish(new ActionOpened(action.snapshot(), "system", null), action.id(), 1);
        return action;
    }

    /** The notification about the action that goes through this channel, with its attempts. */
    public JsonPath notificationOf(ActionFacts action) {
        return as(action.owner())
                .get("/api/v1/notifications/" + idOf(action))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** The beginnings of what its receiver said, which only an admin sees. */
    public List<String> answersTo(ActionFacts action) {
        return asAdmin()
                .get("/api/v1/notifications/" + idOf(action))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("attempts.answer", String.class);
    }

    public String idOf(ActionFacts action) {
        return as(action.owner())
                .queryParam("about", action.reference())
                .queryParam("channel", name)
                .get("/api/v1/notifications")
                .jsonPath()
                .getString("items[0].id");
    }
}
