package io.throughline.incident.catalog.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.throughline.kit.error.UnreadableYamlException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What YAML is read as, and what is refused. */
class YamlDocumentsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void documentsAreNumberedWithTheirLinesAndEmptyOnesLeftOut() {
        List<YamlDocument> documents = read("# first\n---\na: 1\n---\n---\n# nothing\n---\nb: [x, {c: null}]\n...\n");

        assertThat(documents).extracting(YamlDocument::number).containsExactly(1, 4);
        assertThat(documents).extracting(YamlDocument::line).containsExactly(2, 7);
        assertThat(documents)
                .extracting(document -> document.content().toString())
                .containsExactly("{\"a\":1}", "{\"b\":[\"x\",{\"c\":null}]}");
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "no|'\"no\"'",
                "on|'\"on\"'",
                "2026-09-01|'\"2026-09-01\"'",
                "12:30:45|'\"12:30:45\"'",
                "007|'\"007\"'",
                "0x1f|'\"0x1f\"'",
                "1_000|'\"1_000\"'",
                "'\"1\"'|'\"1\"'",
                "'!!str 1'|'\"1\"'",
                "1|1",
                "-7|-7",
                "1.50|1.50",
                "99999999999|99999999999",
                "True|true",
                "~|null",
                "''|null",
                "1e999999999|'\"1e999999999\"'",
                "'|\n  a\n  b\n'|'\"a\\nb\\n\"'"
            })
    void scalarsAreReadAsBackstageReadsThem(String scalar, String json) throws JsonProcessingException {
        assertThat(JSON.writeValueAsString(read("x: " + scalar).get(0).content().get("x")))
                .isEqualTo(json);
    }

    @Test
    void valuesMayBeReferredTo() {
        assertThat(read("a: &o [1, 2]\nb: *o\n").get(0).content()).hasToString("{\"a\":[1,2],\"b\":[1,2]}");
    }

    @Test
    void byteOrderMarkIsNoContent() {
        assertThat(read("\uFEFFa: 1").get(0).content()).hasToString("{\"a\":1}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'a: 1\nb: [1, 2\nc: 3'|line 3, column 2",
                "'a: \"x'|line 1, column",
                "'a: 1\n  b: 2'|line 2, column 4",
                "'a: 1\na: 2'|line 2, column 1: the key a is there twice",
                "'a: !!java.net.URL [\"http://x\"]'|line 1, column 4: tags such as",
                "'!!javax.script.ScriptEngineManager [x]'|line 1, column 1: tags such as",
                "'a: !!int \"3\"'|line 1, column 4: tags such as",
                "'a: !!binary aGk='|line 1, column 4: tags such as",
                "'? [a, b]\n: c'|line 1, column 3: a key must be a text",
                "'a: *nothing'|line 1, column 4: *nothing refers to nothing",
                "'a: &a [*a]'|line 1, column 8: *a refers to nothing",
                "'a: \u0007'|acceptable YAML",
                "'%YAML 9.0\n---\na: 1'|acceptable YAML",
                "'{{{'|acceptable YAML",
                "'{\"a\": 1'|acceptable YAML",
                "'a: \"\\UFFFFFFFF\"'|an escape in it",
                "'a: \"\\U00110000\"'|line 1, column 7"
            })
    void whatIsNoYamlIsRefusedWithItsPlace(String text, String message) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(UnreadableYamlException.class)
                .hasMessageContaining(message);
    }

    @Test
    void whatIsNotUtf8IsRefused() {
        assertThatThrownBy(() -> YamlDocuments.each(new byte[] {'a', ':', ' ', (byte) 0xC3, '('}, document -> {}))
                .isInstanceOf(UnreadableYamlException.class)
                .hasMessageContaining("not UTF-8");
        assertThatThrownBy(
                        () -> read(new String("a: 1".getBytes(StandardCharsets.UTF_16), StandardCharsets.ISO_8859_1)))
                .isInstanceOf(UnreadableYamlException.class);
    }

    @Test
    void whatGrowsWhenItIsFollowedIsRefused() {
        StringBuilder laughs = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 30; i++) {
            String before = "*a" + (i - 1);
            laughs.append(
                    "a%d: &a%d [%s]\n".formatted(i, i, String.join(", ", java.util.Collections.nCopies(10, before))));
        }

        assertThatThrownBy(() -> read(laughs.toString()))
                .isInstanceOf(UnreadableYamlException.class)
                .hasMessageContaining("more than 50000 values");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"u: &u '%s'\nlinks: [%s]", "u: &u {k: ['%s']}\nlinks: [%s]", "u: &u {? '%s' : 1}\nlinks: [%s]"})
    void longTextCountsWhereverItIsReferredTo(String document) {
        String half = "x".repeat(YamlDocuments.MAX_LENGTH / 2 - 100);

        assertThat(read(document.formatted(half, "*u"))).hasSize(1);
        assertThatThrownBy(() -> read(document.formatted(half, "*u, *u")))
                .isInstanceOf(UnreadableYamlException.class)
                .hasMessageContaining("more than 1048576 characters");
    }

    @Test
    void keysCountAsValues() {
        StringBuilder keys = new StringBuilder();
        for (int i = 0; i < YamlTree.MAX_VALUES / 2; i++) {
            keys.append("k").append(i).append(":\n");
        }

        assertThatThrownBy(() -> read(keys.toString()))
                .isInstanceOf(UnreadableYamlException.class)
                .hasMessageContaining("more than 50000 values");
    }

    @Test
    void fileOfTooManyValuesIsRefused() {
        String full = "---\n[" + "1,".repeat(YamlTree.MAX_VALUES - 1) + "]\n";
        int fitting = YamlDocuments.MAX_VALUES / YamlTree.MAX_VALUES;
        List<Integer> fitted = new ArrayList<>();

        assertThatThrownBy(() -> YamlDocuments.each(
                        (full.repeat(fitting) + "---\na").getBytes(StandardCharsets.UTF_8),
                        document -> fitted.add(document.number())))
                .isInstanceOf(UnreadableYamlException.class)
                .hasMessageContaining("more than 2000000 values");
        assertThat(fitted).hasSize(fitting);
    }

    @Test
    void charactersOutsideTheBasicPlaneCountOnce() {
        assertThat(read("a: '" + "😀".repeat(YamlDocuments.MAX_LENGTH - 100) + "'"))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a: *%s", "a: !%s x", "? !%s x\n: 1", "a: !%s!b x", "%s: 1\n%1$s: 2"})
    void messagesQuoteLittleOfTheText(String document) {
        assertThatThrownBy(() -> read(document.formatted("x".repeat(500))))
                .isInstanceOf(UnreadableYamlException.class)
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(300));
    }

    @Test
    void referencesNestAsDeepAsWhatTheyReferTo() {
        StringBuilder chain = new StringBuilder("k0: &k0 [x]\n");
        for (int i = 1; i <= 48; i++) {
            chain.append("k%d: &k%d [*k%d]\n".formatted(i, i, i - 1));
        }
        assertThat(read(chain.toString())).hasSize(1);

        chain.append("k49: [*k48]\n");
        assertThatThrownBy(() -> read(chain.toString()))
                .isInstanceOf(UnreadableYamlException.class)
                .hasMessageContaining("nested deeper than 50");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{a: ", "- "})
    void whatIsNestedTooDeepIsRefused(String opening) {
        assertThatThrownBy(() -> read("a:\n " + opening.repeat(200_000)))
                .isInstanceOf(UnreadableYamlException.class)
                .hasMessageContaining("nested deeper than 50");
    }

    @Test
    void documentThatIsTooLongIsRefusedAndManyAreNot() {
        String full = "a: " + "x".repeat(YamlDocuments.MAX_LENGTH / 2);

        assertThat(read(full + "\n---\n" + full + "\n---\n" + full)).hasSize(3);
        assertThatThrownBy(() -> read("a: " + "x".repeat(YamlDocuments.MAX_LENGTH)))
                .isInstanceOf(UnreadableYamlException.class)
                .hasMessageContaining("more than 1048576 characters");
        assertThatThrownBy(() -> read("---\n".repeat(YamlDocuments.MAX_DOCUMENTS + 1)))
                .isInstanceOf(UnreadableYamlException.class)
                .hasMessageContaining("more than 50000 documents");
    }

    /** Whatever is sent, it is read or refused; nothing else happens. */
    @Test
    void damagedTextsAreReadOrRefused() {
        Random random = new Random(7);
        byte[] whole = "--- &a\nk: {x: [1, 'y', \"z\\u0041\"], ? q : *a}\n? - |\n   t\n: >-\n  u\n... # c\n--- !t\n"
                .getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 2_000; i++) {
            byte[] damaged = whole.clone();
            for (int n = random.nextInt(6); n >= 0; n--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            try {
                YamlDocuments.each(damaged, document -> {});
            } catch (UnreadableYamlException e) {
                assertThat(e).hasMessageStartingWith("The body is not acceptable YAML");
            }
        }
    }

    private static List<YamlDocument> read(String text) {
        List<YamlDocument> documents = new ArrayList<>();
        YamlDocuments.each(text.getBytes(StandardCharsets.UTF_8), documents::add);
        return documents;
    }
}
