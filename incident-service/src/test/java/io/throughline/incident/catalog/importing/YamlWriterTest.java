package io.throughline.incident.catalog.importing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written is read as the same, and looks as people would write it. */
class YamlWriterTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void documentsLookAsPeopleWriteThem() throws IOException {
        String yaml = written(JSON.readTree(
                "{\"name\": \"Checkout\", \"tier\": 1, \"on\": \"2026-09-01\", \"empty\": [], \"none\": null,"
                        + "\"steps\": [{\"afterMinutes\": 0, \"contacts\": [\"ada@example.org\"]}],"
                        + "\"description\": \"Takes payments.\\nAll of them.\"}"));

        assertThat(yaml).isEqualTo("""
                ---
                name: Checkout
                tier: 1
                "on": "2026-09-01"
                empty: []
                none: null
                steps:
                  - afterMinutes: 0
                    contacts:
                      - ada@example.org
                description: |-
                  Takes payments.
                  All of them.
                """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "~",
                "true",
                "no",
                "1",
                "1.0",
                "1e5",
                "0o17",
                "007",
                "0x1F",
                "-",
                "- a",
                "? a",
                ": a",
                "a: b",
                "a:",
                "a #b",
                "#a",
                "&a",
                "*a",
                "!a",
                "%a",
                "@a",
                "`a",
                "'a'",
                "\"a\"",
                "{a}",
                "[a]",
                "a, b",
                "---",
                "...",
                "--- a",
                "=",
                "<<",
                "a\nb",
                "a\nb\n",
                "a\n\n\n",
                "\na",
                "\n",
                " a\nb",
                "a \nb",
                "a\n b",
                "a\r\nb",
                "\ta",
                "a\tb",
                "a\u00A0",
                "\u0085",
                "a\u2028b",
                "\uFEFFa",
                "😀",
                "😀\n😀",
                "ä\nö ",
                "#\n#",
                "a\n---\nb",
                "a\\nb",
                "\u007f"
            })
    void everyTextSurvives(String text) {
        assertSurvives(JsonNodeFactory.instance.textNode(text));
    }

    @Test
    void anyTextSurvives() {
        String pieces = "ab \n\t:#-?&*!|>'\"%@`{}[],.~0123=<\\\r\u0085\u2029\u00A0\uFEFFé";
        Random random = new Random(11);
        for (int i = 0; i < 2_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(8); n > 0; n--) {
                text.append(pieces.charAt(random.nextInt(pieces.length())));
            }
            assertSurvives(JsonNodeFactory.instance.textNode(text.toString()));
        }
    }

    @Test
    void numbersAndTruthsSurvive() throws IOException {
        assertSurvives(JSON.readTree("[0, -1, 2147483647, 1.5, true, false, null, [], {}, [[]], [{\"a\": [1]}]]"));
    }

    private static void assertSurvives(JsonNode value) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode().add(value);
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.set("a", value);
        document.set("list", list);
        if (value.isTextual()) {
            document.put(value.textValue(), 1);
        }
        List<JsonNode> read = new ArrayList<>();

        String yaml = written(document, document);
        YamlDocuments.each(yaml.getBytes(StandardCharsets.UTF_8), one -> read.add(one.content()));

        assertThat(read)
                .as(yaml)
                .hasSize(2)
                .allSatisfy(one -> assertThat(one.toString()).isEqualTo(document.toString()));
    }

    private static String written(JsonNode... documents) {
        StringWriter text = new StringWriter();
        YamlWriter yaml = new YamlWriter(text);
        for (JsonNode document : documents) {
            yaml.write(document);
        }
        yaml.end();
        return text.toString();
    }
}
