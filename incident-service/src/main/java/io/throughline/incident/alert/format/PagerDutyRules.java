package io.throughline.incident.alert.format;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.kit.error.FieldError;
import io.throughline.kit.error.InvalidFieldsException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What PagerDuty's Events API v2 requires of an event. */
final class PagerDutyRules {
    static final String ACKNOWLEDGE = "acknowledge";
    static final String RESOLVE = "resolve";

    private static final String TRIGGER = "trigger";
    private static final int MAX_KEY = 255;
    private static final int MAX_SUMMARY = 1024;

    private PagerDutyRules() {}

    /**
     * What the event does; it is as required then.
     *
     * @throws InvalidFieldsException naming every field that is not
     */
    static String actionOf(JsonNode event) {
        List<FieldError> errors = new ArrayList<>();
        if (!event.isObject()) {
            throw new InvalidFieldsException("", "must be an object");
        }
        String action = event.path("event_action").asText("");
        oneOf(errors, event, "/event_action", Set.of(TRIGGER, ACKNOWLEDGE, RESOLVE));
        requireKey(errors, event.path("dedup_key"), action.equals(ACKNOWLEDGE) || action.equals(RESOLVE));
        if (action.equals(TRIGGER)) {
            requirePayload(errors, event);
        }
        if (!errors.isEmpty()) {
            throw new InvalidFieldsException(errors);
        }
        return action;
    }

    /** The sender's key, or a new one for a trigger that has none. */
    static String keyOf(JsonNode event) {
        String key = ForeignJson.text(event, "dedup_key");
        return key.isEmpty() ? UUID.randomUUID().toString().replace("-", "") : SignalText.key(key);
    }

    private static void requireKey(List<FieldError> errors, JsonNode key, boolean needed) {
        if (key.isMissingNode()
                || key.isNull()
                || (key.isTextual() && key.textValue().isBlank())) {
            if (needed) {
                errors.add(new FieldError("/dedup_key", "is required to acknowledge or resolve"));
            }
        } else if (!key.isTextual() || key.textValue().length() > MAX_KEY) {
            errors.add(new FieldError("/dedup_key", "must be a text of at most " + MAX_KEY + " characters"));
        }
    }

    private static void requirePayload(List<FieldError> errors, JsonNode event) {
        if (!event.path("payload").isObject()) {
            errors.add(new FieldError("/payload", "is required, as an object"));
            return;
        }
        text(errors, event, "/payload/summary");
        String summary = event.at("/payload/summary").asText("");
        if (summary.codePointCount(0, summary.length()) > MAX_SUMMARY) {
            errors.add(new FieldError("/payload/summary", "must have at most " + MAX_SUMMARY + " characters"));
        }
        text(errors, event, "/payload/source");
        oneOf(errors, event, "/payload/severity", Set.of("critical", "error", "warning", "info"));
    }

    private static void text(List<FieldError> errors, JsonNode event, String pointer) {
        JsonNode value = event.at(pointer);
        if (!value.isTextual() || value.textValue().isBlank()) {
            errors.add(new FieldError(pointer, "is required, as a text"));
        }
    }

    private static void oneOf(List<FieldError> errors, JsonNode event, String pointer, Set<String> values) {
        if (!event.at(pointer).isTextual() || !values.contains(event.at(pointer).textValue())) {
            errors.add(new FieldError(
                    pointer,
                    "must be one of "
                            + String.join(", ", values.stream().sorted().toList())));
        }
    }
}
