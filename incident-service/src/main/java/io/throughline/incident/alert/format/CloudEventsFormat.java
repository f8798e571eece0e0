package io.throughline.incident.alert.format;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.incident.alert.format.GenericAlert.Status;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * CloudEvents 1.0 in JSON, one or a batch: an event's type says what has become of the alert, its subject is the alert's
 * key, its data an alert in the generic shape. The same {@code source} and {@code id} are the same event (section 3.1.1).
 */
public final class CloudEventsFormat implements AlertFormat {
    /** Its name. */
    public static final String NAME = "cloudevents";

    private static final List<String> REQUIRED = List.of("id", "source", "specversion", "type");
    private static final GenericMapping DATA = new GenericMapping(Map.of());

    private final Map<String, String> attributes;

    /** @param attributes of an event in binary mode, from its {@code ce-} headers; none in the other modes */
    public CloudEventsFormat(Map<String, String> attributes) {
        this.attributes = Map.copyOf(attributes);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Delivery read(byte[] body, Instant receivedAt) {
        byte[] json = body.length == 0 && !attributes.isEmpty() ? "null".getBytes(StandardCharsets.UTF_8) : body;
        return ForeignJson.read(json, parser -> {
            Entries entries = new Entries(receivedAt, CloudEventsFormat::signal);
            if (!attributes.isEmpty()) {
                entries.add(structured(parser.readValueAsTree()));
            } else if (parser.currentToken() == JsonToken.START_ARRAY) {
                entries.addAll(parser);
            } else {
                entries.add(parser.readValueAsTree());
            }
            return entries.delivery();
        });
    }

    /** The same event as one document: that is what is kept of one that cannot be mapped. */
    private JsonNode structured(JsonNode data) {
        ObjectNode event = ForeignJson.object();
        attributes.forEach(event::put);
        event.set("data", data);
        return event;
    }

    private static Signal signal(JsonNode event, String raw, Instant receivedAt) throws UnmappableException {
        requireAttributes(event);
        Status status = status(ForeignJson.text(event, "type"));
        Instant at = ForeignJson.time(event.path("time"), "time", receivedAt);
        String subject = ForeignJson.text(event, "subject");
        Signal alert = new GenericAlert(data(event, subject), DATA).signal(status, raw, at);
        String source = ForeignJson.text(event, "source");
        String id = SignalText.sha256(source + '\n' + ForeignJson.text(event, "id"));
        Telling telling = alert.telling();
        return alert.told(
                new Telling(telling.order(), id, telling.acknowledgedBy() == null ? null : SignalText.name(source)));
    }

    private static void requireAttributes(JsonNode event) throws UnmappableException {
        if (!event.isObject()) {
            throw new UnmappableException("it is no object");
        }
        List<String> missing = REQUIRED.stream()
                .filter(name -> ForeignJson.text(event, name).isEmpty())
                .toList();
        if (!missing.isEmpty()) {
            throw new UnmappableException("it has no " + String.join(", ", missing));
        }
        if (!event.path("specversion").asText().equals("1.0")) {
            throw new UnmappableException("its specversion is not 1.0");
        }
    }

    private static Status status(String type) throws UnmappableException {
        if (type.endsWith("alert.firing")) {
            return Status.FIRING;
        }
        if (type.endsWith("alert.acknowledged")) {
            return Status.ACKNOWLEDGED;
        }
        if (type.endsWith("alert.resolved")) {
            return Status.RESOLVED;
        }
        throw new UnmappableException("its type ends with none of alert.firing, alert.acknowledged, alert.resolved");
    }

    /** The data, with the subject for its key, and for its title if it has none. */
    private static JsonNode data(JsonNode event, String subject) throws UnmappableException {
        JsonNode sent = event.has("data_base64") ? decoded(event.path("data_base64")) : event.path("data");
        if (!sent.isObject() && !sent.isNull() && !sent.isMissingNode()) {
            throw new UnmappableException("its data is no object");
        }
        ObjectNode data = ForeignJson.object();
        sent.properties().forEach(field -> data.set(field.getKey(), field.getValue()));
        if (!subject.isEmpty()) {
            data.put("dedupKey", subject);
            if (ForeignJson.text(data, "title").isEmpty()) {
                data.put("title", subject);
            }
        }
        return data;
    }

    private static JsonNode decoded(JsonNode text) throws UnmappableException {
        try {
            return ForeignJson.tree(Base64.getDecoder().decode(text.asText()));
        } catch (IllegalArgumentException e) {
            throw new UnmappableException("its data_base64 is no JSON in Base64");
        }
    }
}
