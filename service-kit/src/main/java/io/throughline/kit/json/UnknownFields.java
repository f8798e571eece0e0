package io.throughline.kit.json;

import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import io.throughline.kit.error.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Finds the fields of a body that its request record does not have.
 *
 * <p>Jackson meets those of a record only after the record is made, when it no longer knows where they stood.
 */
final class UnknownFields {
    private static final String REASON = "is not a field of this request";

    private final DeserializationConfig config;
    private final List<FieldError> errors = new ArrayList<>();

    UnknownFields(DeserializationConfig config) {
        this.config = config;
    }

    List<FieldError> in(JsonNode body, JavaType type) {
        visit(body, type, "");
        return errors;
    }

    private void visit(JsonNode node, JavaType type, String pointer) {
        if (type.isCollectionLikeType() && node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                visit(node.get(i), type.getContentType(), pointer + "/" + i);
            }
        } else if (type.isRecordType() && node.isObject()) {
            Map<String, BeanPropertyDefinition> known = config.introspect(type).findProperties().stream()
                    .collect(Collectors.toMap(BeanPropertyDefinition::getName, Function.identity()));
            node.properties().forEach(field -> {
                String at = pointer + "/" + escaped(field.getKey());
                BeanPropertyDefinition property = known.get(field.getKey());
                if (property == null) {
                    errors.add(new FieldError(at, REASON));
                } else {
                    visit(field.getValue(), property.getPrimaryType(), at);
                }
            });
        }
    }

    /** As RFC 6901, section 3 has it. */
    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
