package io.throughline.incident.alert.format;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.kit.error.FieldError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where the fields of a generic alert are in what a sender posts; a field without a pointer is where our own message has it. */
public final class GenericMapping {
    /** Every field that can be mapped. */
    public static final Set<String> FIELDS =
            Set.of("title", "description", "status", "dedupKey", "service", "severity", "startedAt", "url", "labels");

    private static final int MAX_POINTER = 500;

    private final Map<String, JsonPointer> pointers = new HashMap<>();

    GenericMapping(Map<String, String> byField) {
        for (String field : FIELDS) {
            pointers.put(field, JsonPointer.compile(byField.getOrDefault(field, "/" + field)));
        }
    }

    /** What is wrong with a mapping: every unknown field and every text that is no JSON pointer (RFC 6901). */
    public static List<FieldError> errorsIn(Map<String, String> byField) {
        List<FieldError> errors = new ArrayList<>();
        byField.forEach((field, pointer) -> {
            String at = "/mapping/" + field.replace("~", "~0").replace("/", "~1");
            if (!FIELDS.contains(field)) {
                errors.add(new FieldError(
                        at,
                        "must be one of "
                                + String.join(", ", FIELDS.stream().sorted().toList())));
            } else if (!isPointer(pointer)) {
                errors.add(new FieldError(at, "must be a JSON pointer, for example /alert/name"));
            }
        });
        return errors;
    }

    private static boolean isPointer(String text) {
        return text.length() <= MAX_POINTER && text.matches("(?s)(/([^~/]|~[01])*)+");
    }

    JsonNode at(JsonNode alert, String field) {
        return alert.at(pointers.get(field));
    }
}
