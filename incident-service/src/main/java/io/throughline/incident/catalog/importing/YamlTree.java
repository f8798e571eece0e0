package io.throughline.incident.catalog.importing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.kit.error.UnreadableYamlException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;

/**
 * Makes JSON of one YAML document.
 *
 * <p>A value that is referred to counts as often as it would stand there: what is small as a text and endless when it is
 * followed is refused while it is read. The same goes for what is nested too deep, for keys that are there twice, and for
 * tags, which would ask us to make objects.
 */
final class YamlTree {
    /** No service's record has as many; its longest lists may all be full. */
    static final int MAX_VALUES = 50_000;
    /** As SnakeYAML has it, too. */
    static final int MAX_DEPTH = 50;

    private static final Set<String> TAGS_OF_TEXTS = Set.of("!", "tag:yaml.org,2002:str");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final YamlEvents events;
    private final Map<String, Anchored> anchors = new HashMap<>();
    private int values;

    YamlTree(YamlEvents events) {
        this.events = events;
    }

    /**
     * Reads the document that has started.
     *
     * @throws UnreadableYamlException if it is not acceptable (problem {@code malformed-yaml}, 400)
     */
    JsonNode read() {
        return node(0);
    }

    private JsonNode node(int depth) {
        Event event = events.take();
        count(event, 1);
        if (event instanceof AliasEvent alias) {
            return referredTo(alias);
        }
        if (depth > MAX_DEPTH) {
            throw YamlEvents.unacceptable(event.getStartMark(), "it is nested deeper than " + MAX_DEPTH);
        }
        int before = values;
        JsonNode node;
        if (event instanceof ScalarEvent scalar) {
            node = valueOf(scalar);
        } else {
            requireNoTag(event, ((CollectionStartEvent) event).getTag(), Set.of());
            node = event.is(Event.ID.MappingStart) ? mapping(depth) : sequence(depth);
        }
        String anchor = ((NodeEvent) event).getAnchor();
        if (anchor != null) {
            anchors.put(anchor, new Anchored(node, values - before + 1));
        }
        return node;
    }

    private ArrayNode sequence(int depth) {
        ArrayNode items = NODES.arrayNode();
        while (!events.isNext(Event.ID.SequenceEnd)) {
            items.add(node(depth + 1));
        }
        events.take();
        return items;
    }

    private ObjectNode mapping(int depth) {
        ObjectNode fields = NODES.objectNode();
        while (!events.isNext(Event.ID.MappingEnd)) {
            Event key = events.take();
            if (!(key instanceof ScalarEvent scalar)) {
                throw YamlEvents.unacceptable(key.getStartMark(), "a key must be a text");
            }
            requireNoTag(key, scalar.getTag(), TAGS_OF_TEXTS);
            if (fields.has(scalar.getValue())) {
                throw YamlEvents.unacceptable(
                        key.getStartMark(), "the key " + shortened(scalar.getValue()) + " is there twice");
            }
            fields.set(scalar.getValue(), node(depth + 1));
        }
        events.take();
        return fields;
    }

    private JsonNode valueOf(ScalarEvent scalar) {
        requireNoTag(scalar, scalar.getTag(), TAGS_OF_TEXTS);
        return scalar.getScalarStyle() == ScalarStyle.PLAIN && scalar.getTag() == null
                ? YamlScalars.valueOf(scalar.getValue())
                : NODES.textNode(scalar.getValue());
    }

    private JsonNode referredTo(AliasEvent alias) {
        Anchored target = anchors.get(alias.getAnchor());
        if (target == null) {
            throw YamlEvents.unacceptable(
                    alias.getStartMark(),
                    "*" + shortened(alias.getAnchor()) + " refers to nothing that ended before it");
        }
        count(alias, target.values() - 1);
        return target.node();
    }

    private void count(Event at, int more) {
        values += more;
        if (values > MAX_VALUES) {
            throw YamlEvents.unacceptable(
                    at.getStartMark(),
                    "one document has more than " + MAX_VALUES + " values, those it refers to counted each time");
        }
    }

    private static void requireNoTag(Event at, @Nullable String tag, Set<String> allowed) {
        if (tag != null && !allowed.contains(tag)) {
            throw YamlEvents.unacceptable(at.getStartMark(), "tags such as " + shortened(tag) + " are not read");
        }
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }

    /**
     * A value that others may refer to.
     *
     * @param values how many it consists of
     */
    private record Anchored(JsonNode node, int values) {}
}
