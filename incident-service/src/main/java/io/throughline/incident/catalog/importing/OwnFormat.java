package io.throughline.incident.catalog.importing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.incident.catalog.importing.EntryContent.Foreign;
import io.throughline.incident.catalog.importing.EntryContent.Whole;
import io.throughline.incident.catalog.record.DecisionRight;
import io.throughline.kit.Slug;
import io.throughline.kit.error.FieldError;
import io.throughline.kit.security.Emails;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Our own YAML: the whole record of a service, its version, and who holds its decision rights. */
final class OwnFormat {
    static final String API_VERSION = "throughline.io/v1";
    static final String KIND = "Service";
    static final String RIGHTS = "decisionRights";

    private OwnFormat() {}

    /** Null if the document names none that can be one. */
    static @Nullable String slugOf(JsonNode root) {
        String slug = root.path("slug").asText();
        return Slug.isSlug(slug) ? slug : null;
    }

    static EntryContent contentOf(JsonNode root) {
        if (!root.path("kind").asText().equals(KIND)) {
            return new Foreign(new FieldError("/kind", "must be " + KIND + " in " + API_VERSION));
        }
        List<FieldError> errors = new ArrayList<>();
        if (slugOf(root) == null) {
            errors.add(new FieldError("/slug", Slug.MESSAGE));
        }
        ObjectNode record = root.deepCopy();
        record.remove(List.of("apiVersion", "kind", RIGHTS));
        JsonNode version = root.path("version");
        return new Whole(
                record, version.isInt() ? version.intValue() : null, rightsOf(root.path(RIGHTS), errors), errors);
    }

    private static Map<String, @Nullable String> rightsOf(JsonNode named, List<FieldError> errors) {
        Map<String, @Nullable String> rights = new LinkedHashMap<>();
        if (!named.isObject() && !named.isMissingNode() && !named.isNull()) {
            errors.add(new FieldError("/" + RIGHTS, "must be an object"));
        }
        named.properties().forEach(right -> {
            String holder = right.getValue().textValue();
            if (!isRight(right.getKey())) {
                errors.add(new FieldError(pointer(right.getKey()), "is none of " + allRights()));
            } else if (!right.getValue().isNull() && (holder == null || !Emails.isAddress(holder))) {
                errors.add(new FieldError(pointer(right.getKey()), "must be an e-mail address, or null for a vacancy"));
            } else {
                rights.put(right.getKey(), holder == null ? null : Emails.normalized(holder));
            }
        });
        return rights;
    }

    static String pointer(String right) {
        return "/" + RIGHTS + "/" + right.replace("~", "~0").replace("/", "~1");
    }

    private static boolean isRight(String name) {
        return Arrays.stream(DecisionRight.values())
                .anyMatch(right -> right.name().equals(name));
    }

    private static String allRights() {
        return Arrays.stream(DecisionRight.values()).map(Enum::name).collect(Collectors.joining(", "));
    }
}
