package io.throughline.incident.alert.source;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A sender's key as PagerDuty's clients send it: the {@code routing_key} of the event. */
final class RoutingKey {
    private static final JsonFactory JSON = new JsonFactory();

    private RoutingKey() {}

    /** The last one at the top, as every reader of JSON takes it; empty if there is none, or no JSON. */
    static Optional<String> in(byte[] body) {
        try (JsonParser json = JSON.createParser(body)) {
            return json.nextToken() == JsonToken.START_OBJECT ? Optional.ofNullable(in(json)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // the resource says what is wrong with the body
        }
    }

    private static @Nullable String in(JsonParser json) throws IOException {
        String key = null;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            boolean isKey = json.currentName().equals("routing_key");
            JsonToken value = json.nextToken();
            if (isKey) {
                key = value == JsonToken.VALUE_STRING ? json.getText() : null;
            }
            json.skipChildren();
        }
        return key;
    }
}
