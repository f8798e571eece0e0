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
 * <p>A value that is referred to counts as often as it would stand there, and so do its characters and its depth: what is
 * small as a text and endless when it is followed is refused while it is read. The same goes for keys that are there twice,
 * and for tags, which would ask us to make objects.
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
    private int characters;
    /** How deep the value goes that is being read, from the top of the document. */
    private int deepest;

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

    /** How many values it had, its keys among them. */
    int values() {
        return values;
    }

    private JsonNode node(int depth) {
        Event event = events.take();
        int valuesBefore = values;
        int charactersBefore = characters;
        count(event, 1, event instanceof ScalarEvent scalar ? charactersOf(scalar) : 0);
        if (event instanceof AliasEvent alias) {
            return referredTo(alias, depth);
        }
        int deepestBefore = deepest;
        deepest = depth;
        requireNotTooDeep(event);
        JsonNode node;
        if (event instanceof ScalarEvent scalar) {
            node = valueOf(scalar);
        } else {
            requireNoTag(event, ((CollectionStartEvent) event).getTag(), Set.of());
            node = event.is(Event.ID.MappingStart) ? mapping(depth) : sequence(depth);
        }
        String anchor = ((NodeEvent) event).getAnchor();
        if (anchor != null) {
            anchors.put(
                    anchor, new Anchored(node, values - valuesBefore, characters - charactersBefore, deepest - depth));
        }
        deepest = Math.max(deepest, deepestBefore);
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
            count(key, 1, charactersOf(scalar));
            requireNoTag(key, scalar.getTag(), TAGS_OF_TEXTS);
            if (fields.has(scalar.getValue())) {
                throw YamlEvents.unacceptable(
                        key.getStartMark(), "the key " + YamlEvents.shortened(scalar.getValue()) + " is there twice");
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

    private JsonNode referredTo(AliasEvent alias, int depth) {
        Anchored target = anchors.get(alias.getAnchor());
        if (target == null) {
            throw YamlEvents.unacceptable(
                    alias.getStartMark(),
                    "*" + YamlEvents.shortened(alias.getAnchor()) + " refers to nothing that ended before it");
        }
        count(alias, target.values() - 1, target.characters());
        deepest = Math.max(deepest, depth + target.height());
        requireNotTooDeep(alias);
        return target.node();
    }

    private void requireNotTooDeep(Event event) {
        if (deepest > MAX_DEPTH) {
            throw YamlEvents.unacceptable(event.getStartMark(), "it is nested deeper than " + MAX_DEPTH);
        }
    }

    /** In code points, as the limit of the text is: without references none has more than it has itself. */
    private static int charactersOf(ScalarEvent scalar) {
        String text = scalar.getValue();
        return text.codePointCount(0, text.length());
    }

    private void count(Event at, int moreValues, int moreCharacters) {
        values += moreValues;
        characters += moreCharacters;
        if (values > MAX_VALUES) {
            throw YamlEvents.unacceptable(
                    at.getStartMark(),
                    "one document has more than " + MAX_VALUES
                            + " values, keys among them, those it refers to counted each time");
        }
        if (characters > YamlDocuments.MAX_LENGTH) {
            throw YamlEvents.unacceptable(
                    at.getStartMark(),
                    "one document has more than " + YamlDocuments.MAX_LENGTH
                            + " characters, those it refers to counted each time");
        }
    }

    private static void requireNoTag(Event at, @Nullable String tag, Set<String> allowed) {
        if (tag != null && !allowed.contains(tag)) {
            throw YamlEvents.unacceptable(
                    at.getStartMark(), "tags such as " + YamlEvents.shortened(tag) + " are not read");
        }
    }

    /**
     * A value that others may refer to.
     *
     * @param values how many it consists of
     * @param characters of all its texts
     * @param height how many levels it has below itself
     */
    private record Anchored(JsonNode node, int values, int characters, int height) {}
}
