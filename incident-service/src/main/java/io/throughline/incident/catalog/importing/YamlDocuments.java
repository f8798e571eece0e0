package io.throughline.incident.catalog.importing;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.kit.error.UnreadableYamlException;
import java.util.function.Consumer;
import org.yaml.snakeyaml.events.Event;

/** Reads the documents of a YAML text one after the other, so that only one of them is in memory. */
final class YamlDocuments {
    /** A text of nothing but separators would be millions of them. */
    static final int MAX_DOCUMENTS = 50_000;
    /** Characters of one document, as people may send of anything else. */
    static final int MAX_LENGTH = 1 << 20;
    /** Of all documents together: 200 for each of 10,000 services. */
    static final int MAX_VALUES = 2_000_000;

    private YamlDocuments() {}

    /**
     * Gives each to {@code reader}; empty ones are counted and left out.
     *
     * @param text in UTF-8
     * @throws UnreadableYamlException when it comes to what is no YAML, or is built to cost more than it says (problem
     *     {@code malformed-yaml}, 400)
     */
    static void each(byte[] text, Consumer<YamlDocument> reader) {
        YamlEvents events = new YamlEvents(text, MAX_LENGTH);
        events.take(); // the stream's start
        int number = 0;
        int values = 0;
        while (events.isNext(Event.ID.DocumentStart)) {
            Event start = events.take();
            number++;
            if (number > MAX_DOCUMENTS) {
                throw YamlEvents.unacceptable(start.getStartMark(), "it has more than " + MAX_DOCUMENTS + " documents");
            }
            YamlTree tree = new YamlTree(events);
            JsonNode content = tree.read();
            events.take(); // the document's end
            values += tree.values();
            if (values > MAX_VALUES) {
                throw YamlEvents.unacceptable(start.getStartMark(), "it has more than " + MAX_VALUES + " values");
            }
            if (!content.isNull()) {
                reader.accept(new YamlDocument(number, start.getStartMark().getLine() + 1, content));
            }
        }
    }
}
