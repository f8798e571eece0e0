package io.throughline.incident.catalog.importing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Fills what is empty in a record, and lets stand what somebody has written. */
final class Filling {
    private static final String OWNER = "accountableOwner";

    private final List<String> differing = new ArrayList<>();

    private final boolean owned;

    private Filling(boolean owned) {
        this.owned = owned;
    }

    /**
     * The record with what it lacked.
     *
     * @param owned whether the owner that it names is one
     * @param warnings takes which fields say something else and stay as they are
     */
    static ObjectNode of(ObjectNode kept, ObjectNode said, boolean owned, List<String> warnings) {
        Filling filling = new Filling(owned);
        ObjectNode filled = kept.deepCopy();
        filling.fill(filled, said, "");
        if (!filling.differing.isEmpty()) {
            warnings.add("The service keeps what it says itself of " + String.join(", ", filling.differing)
                    + ", which differs here.");
        }
        return filled;
    }

    private void fill(ObjectNode filled, ObjectNode said, String path) {
        said.properties().forEach(field -> {
            JsonNode present = filled.path(field.getKey());
            String name = path + field.getKey();
            if (isEmpty(name, present)) {
                filled.set(field.getKey(), field.getValue());
            } else if (present instanceof ObjectNode nested && field.getValue() instanceof ObjectNode more) {
                fill(nested, more, name + ".");
            } else if (!isIn(field.getValue(), present)) {
                differing.add(name);
            }
        });
    }

    private boolean isEmpty(String name, JsonNode present) {
        return present.isMissingNode()
                || (present.isArray() && present.isEmpty())
                || (present.isTextual() && present.textValue().isBlank())
                || (name.equals(OWNER) && !owned);
    }

    /** Whether all that is said is there already: a list may have more, an object more fields, an address other letters. */
    private static boolean isIn(JsonNode said, JsonNode present) {
        if (said.isArray() && present.isArray()) {
            for (JsonNode item : said) {
                boolean found = false;
                for (JsonNode known : present) {
                    found |= isIn(item, known);
                }
                if (!found) {
                    return false;
                }
            }
            return true;
        }
        if (said.isObject() && present.isObject()) {
            return said.properties().stream().allMatch(field -> isIn(field.getValue(), present.path(field.getKey())));
        }
        return said.equals(present) || (said.isTextual() && said.asText().equalsIgnoreCase(present.asText()));
    }
}
