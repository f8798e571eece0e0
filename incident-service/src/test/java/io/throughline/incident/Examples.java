package io.throughline.incident;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The examples of the OpenAPI document. */
final class Examples {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Examples() {}

    /** What an operation is sent, if anything, and what it answers. */
    static JsonNode of(String operation) throws IOException {
        return JSON.readTree(Files.readString(Path.of("src/main/resources/openapi-examples/" + operation + ".json")));
    }

    /** The same fields, down to the items of lists; what is null in one may be there in the other. */
    static void assertSameShape(String where, JsonNode answer, JsonNode example) {
        if (answer.isNull() || example.isNull()) {
            return;
        }
        assertThat(example.getNodeType()).as(where).isEqualTo(answer.getNodeType());
        if (answer.isObject()
                && !where.endsWith("labels")
                && !where.endsWith("annotations")
                && !where.endsWith("details")
                && !where.endsWith("joining")) {
            assertThat(names(example)).as(where).isEqualTo(names(answer));
            answer.properties()
                    .forEach(field -> assertSameShape(
                            where + "/" + field.getKey(), field.getValue(), example.get(field.getKey())));
        }
        if (answer.isArray() && !answer.isEmpty() && !example.isEmpty()) {
            assertSameShape(where + "/0", answer.get(0), example.get(0));
        }
    }

    private static Set<String> names(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).collect(Collectors.toSet());
    }
}
