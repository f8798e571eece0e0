package io.throughline.incident.catalog.importing;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.emitter.Emitter;
import org.yaml.snakeyaml.events.DocumentEndEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.ImplicitTuple;
import org.yaml.snakeyaml.events.MappingEndEvent;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceEndEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.events.StreamEndEvent;
import org.yaml.snakeyaml.events.StreamStartEvent;

/** Writes JSON as YAML documents that {@link YamlDocuments} reads as the same JSON, and that people like to read. */
final class YamlWriter {
    private final Emitter emitter;

    YamlWriter(Writer out) {
        DumperOptions options = new DumperOptions();
        options.setSplitLines(false);
        options.setIndicatorIndent(2);
        options.setIndentWithIndicator(true);
        emitter = new Emitter(out, options);
        emit(new StreamStartEvent(null, null));
    }

    /** Writes one more document. */
    void write(JsonNode document) {
        emit(new DocumentStartEvent(null, null, true, null, Map.of()));
        node(document);
        emit(new DocumentEndEvent(null, null, false));
    }

    /** Ends the text; what it is written to stays open. */
    void end() {
        emit(new StreamEndEvent(null, null));
    }

    private void node(JsonNode node) {
        if (node.isObject()) {
            emit(new MappingStartEvent(null, null, true, null, null, styleOf(node)));
            node.properties().forEach(field -> {
                text(field.getKey());
                node(field.getValue());
            });
            emit(new MappingEndEvent(null, null));
        } else if (node.isArray()) {
            emit(new SequenceStartEvent(null, null, true, null, null, styleOf(node)));
            node.forEach(this::node);
            emit(new SequenceEndEvent(null, null));
        } else if (node.isTextual()) {
            text(node.textValue());
        } else {
            emit(new ScalarEvent(
                    null, null, new ImplicitTuple(true, false), node.asText(), null, null, ScalarStyle.PLAIN));
        }
    }

    private void text(String text) {
        boolean plain = text.chars().noneMatch(YamlWriter::isBreak) && YamlScalars.mayStandUnquoted(text);
        ScalarStyle style = plain ? ScalarStyle.PLAIN : ScalarStyle.DOUBLE_QUOTED;
        if (text.indexOf('\n') >= 0 && text.chars().noneMatch(c -> c != '\n' && isBreak(c))) {
            style = ScalarStyle.LITERAL;
        }
        emit(new ScalarEvent(null, null, new ImplicitTuple(plain, true), text, null, null, style));
    }

    /** Whether it ends a line for some reader of YAML, or might. */
    private static boolean isBreak(int c) {
        return c < ' ' || c == '\u0085' || c == '\u2028' || c == '\u2029';
    }

    private static FlowStyle styleOf(JsonNode collection) {
        return collection.isEmpty() ? FlowStyle.FLOW : FlowStyle.BLOCK;
    }

    private void emit(Event event) {
        try {
            emitter.emit(event);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
