package io.throughline.incident.catalog.importing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.incident.catalog.ServiceRequest;
import jakarta.inject.Singleton;

/** Records as JSON without what is empty: as files have them, and comparable. */
@Singleton
class RecordTree {
    private static final String VERSION = "version";

    private final ObjectMapper json;

    RecordTree(ObjectMapper json) {
        this.json = json;
    }

    /** The fields that have a value, but for the version. */
    ObjectNode of(ServiceRequest request) {
        ObjectNode tree = json.valueToTree(request);
        tree.remove(VERSION);
        dropNulls(tree);
        return tree;
    }

    /** The same of a document's record. */
    static ObjectNode of(ObjectNode record) {
        ObjectNode tree = record.deepCopy();
        tree.remove(VERSION);
        dropNulls(tree);
        return tree;
    }

    /** A list without items stays: of reviewed severities it says something else than none. */
    private static void dropNulls(JsonNode node) {
        if (node instanceof ObjectNode fields) {
            fields.properties().removeIf(field -> field.getValue().isNull());
        }
        node.forEach(RecordTree::dropNulls);
    }
}
