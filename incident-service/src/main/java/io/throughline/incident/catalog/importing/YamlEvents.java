package io.throughline.incident.catalog.importing;

import io.throughline.kit.error.UnreadableYamlException;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/** What a YAML text in UTF-8 consists of; each failure to read on says where it is. */
final class YamlEvents {
    private static final int MAX_QUOTED = 100;

    private final ParserImpl parser;

    YamlEvents(byte[] text, int maxDocumentLength) {
        LoaderOptions limits = new LoaderOptions();
        limits.setCodePointLimit(maxDocumentLength);
        InputStreamReader characters = new InputStreamReader(
                new ByteArrayInputStream(text),
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
        parser = reading(() -> new ParserImpl(new StreamReader(characters), limits));
    }

    /**
     * The next one.
     *
     * @throws UnreadableYamlException if what comes is no YAML (problem {@code malformed-yaml}, 400)
     */
    Event take() {
        return reading(parser::getEvent);
    }

    /** Whether the next one is of that kind; it stays the next one. */
    boolean isNext(Event.ID kind) {
        return reading(() -> parser.checkEvent(kind));
    }

    /** Says what is wrong there. */
    static UnreadableYamlException unacceptable(@Nullable Mark at, String what) {
        String where = at == null ? "" : " at line " + (at.getLine() + 1) + ", column " + (at.getColumn() + 1);
        return new UnreadableYamlException("The body is not acceptable YAML" + where + ": " + what);
    }

    /** As much of a foreign text as a message has room for. */
    static String shortened(String text) {
        if (text.length() <= MAX_QUOTED) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(MAX_QUOTED - 1)) ? MAX_QUOTED - 1 : MAX_QUOTED;
        return text.substring(0, end) + "…";
    }

    private static <T> T reading(Supplier<T> step) {
        try {
            return step.get();
        } catch (MarkedYAMLException e) {
            throw unacceptable(e.getProblemMark(), shortened(String.valueOf(e.getProblem())));
        } catch (YAMLException e) {
            throw unacceptable(
                    null,
                    e.getCause() instanceof CharacterCodingException
                            ? "it is not UTF-8"
                            : String.valueOf(e.getMessage()).strip());
        } catch (IllegalArgumentException e) { // SnakeYAML lets it out of an escape such as \UFFFFFFFF
            throw unacceptable(null, "an escape in it stands for no character");
        }
    }
}
