package io.throughline.incident.alert.format;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.incident.alert.format.Delivery.Unmappable;
import io.throughline.kit.error.UnreadableBodyException;
import io.throughline.kit.json.CleanText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads what a foreign sender wrote as JSON: fields that nobody knows are left alone, and little is refused. */
final class ForeignJson {
    private static final ObjectReader JSON = JsonMapper.builder().build().reader();
    /** A time that is not set, as {@code endsAt} of an alert that fires: Go's zero time. */
    private static final Instant ZERO_TIME = Instant.parse("0001-01-01T00:00:00Z");

    private ForeignJson() {}

    /** What a format does with a body. */
    interface Reading {
        /** Reads the value whose first token the parser is at, to its end. */
        Delivery of(JsonParser json) throws IOException;
    }

    /**
     * Reads a body.
     *
     * @throws UnreadableBodyException if it is no JSON; what is beyond our limits is kept whole
     */
    static Delivery read(byte[] body, Reading reading) {
        try (JsonParser json = JSON.createParser(body)) {
            if (json.nextToken() == null) {
                throw new UnreadableBodyException("The body is empty.");
            }
            Delivery delivery = reading.of(json);
            if (json.nextToken() != null) {
                throw new UnreadableBodyException("The body is not well-formed JSON: something follows its end.");
            }
            return delivery;
        } catch (StreamConstraintsException e) {
            // It may well be JSON: a refusal would lose it.
            return whole(body, "it is beyond what is read: " + e.getOriginalMessage());
        } catch (JsonProcessingException e) {
            throw new UnreadableBodyException("The body is not well-formed JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new UnreadableBodyException("The body is not UTF-8: " + e.getMessage());
        }
    }

    /** An empty object, to put fields into. */
    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /**
     * The tree of what a sender packed into a text.
     *
     * @throws IllegalArgumentException if it is no JSON
     */
    static JsonNode tree(byte[] json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new IllegalArgumentException("no JSON", e);
        }
    }

    /** Nothing of it is understood. */
    static Delivery whole(byte[] body, String reason) {
        return new Delivery(List.of(), List.of(new Unmappable(new String(body, StandardCharsets.UTF_8), reason)));
    }

    /** The text in a field, cleaned; empty if it is absent, null or blank. A list or an object is its JSON. */
    static String text(JsonNode object, String field) {
        return text(object.path(field));
    }

    /** The text of a value, as {@link #text(JsonNode, String)} reads it. */
    static String text(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        String text = CleanText.cleaned(written(value));
        return text.isBlank() ? "" : text;
    }

    /** The same, null instead of empty. */
    static @Nullable String textOrNull(JsonNode value) {
        String text = text(value);
        return text.isEmpty() ? null : text;
    }

    /**
     * The texts of an object by name; none if it is absent or null.
     *
     * @throws UnmappableException if it is something else
     */
    static Map<String, String> texts(JsonNode object, String field) throws UnmappableException {
        if (!object.isObject() && !object.isMissingNode() && !object.isNull()) {
            throw new UnmappableException("its " + field + " are no object");
        }
        Map<String, String> texts = new TreeMap<>();
        object.properties()
                .forEach(entry ->
                        texts.put(CleanText.cleaned(entry.getKey()), CleanText.cleaned(written(entry.getValue()))));
        return texts;
    }

    private static String written(JsonNode value) {
        return value.isValueNode() ? value.asText() : value.toString();
    }

    /**
     * The time in a field; that of receipt, if it is absent or not set.
     *
     * @throws UnmappableException if it is no RFC 3339 time
     */
    static Instant time(JsonNode value, String field, Instant receivedAt) throws UnmappableException {
        if (value.isMissingNode() || value.isNull()) {
            return receivedAt;
        }
        return SignalText.instant(value.asText())
                .map(time -> notAfter(time, receivedAt))
                .orElseThrow(() -> new UnmappableException("its " + field + " is no RFC 3339 time"));
    }

    /** What is told to have begun or ended in the future would make every later firing of its key look late. */
    static Instant notAfter(Instant time, Instant receivedAt) {
        return time.equals(ZERO_TIME) || time.isAfter(receivedAt) ? receivedAt : time;
    }
}
