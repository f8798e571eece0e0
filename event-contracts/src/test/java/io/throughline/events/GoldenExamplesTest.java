package io.throughline.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Today's records and schemas accept every golden example of every release, and write it as it stands. */
class GoldenExamplesTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    private static final String NEWEST = "0.1";
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    static Stream<Path> examples() {
        return filesBelow(GOLDEN).stream();
    }

    @ParameterizedTest
    @EnumSource
    void typeHasAGoldenExampleInTheNewestRelease(EventType type) {
        assertThat(filesBelow(GOLDEN.resolve(NEWEST).resolve(type.typeName()))).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void exampleFitsItsSchema(Path example) throws IOException {
        assertThat(schemaOf(typeOf(example)).validate(Files.readString(example), InputFormat.JSON))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void exampleIsReadAndWrittenWithoutLoss(Path example) throws IOException {
        JsonNode tree = JSON.readTree(Files.readString(example));

        ThroughlineEvent event = JSON.treeToValue(tree, typeOf(example).dataClass());

        assertThat(JSON.readTree(JSON.writeValueAsString(event))).isEqualTo(tree);
        assertThat(EventType.of(event)).isEqualTo(typeOf(example));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void aFieldOfALaterReleaseIsIgnored(Path example) throws IOException {
        ObjectNode tree = (ObjectNode) JSON.readTree(Files.readString(example));
        ThroughlineEvent known = JSON.treeToValue(tree, typeOf(example).dataClass());

        tree.put("addedLater", true);

        assertThat(JSON.treeToValue(tree, typeOf(example).dataClass())).isEqualTo(known);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void exampleWithoutARequiredFieldIsRefusedByTheSchema(Path example) throws IOException {
        ObjectNode tree = (ObjectNode) JSON.readTree(Files.readString(example));
        tree.remove(tree.fieldNames().next());

        assertThat(schemaOf(typeOf(example)).validate(tree.toString(), InputFormat.JSON))
                .isNotEmpty();
    }

    @Test
    void anUnknownTypeHasNoName() {
        assertThat(EventType.named("incident.exploded.v9")).isEmpty();
    }

    private static EventType typeOf(Path example) {
        return EventType.named(example.getParent().getFileName().toString()).orElseThrow();
    }

    private static Schema schemaOf(EventType type) {
        try (InputStream schema = EventType.class.getResourceAsStream(type.schemaPath())) {
            assertThat(schema).as("schema of %s", type.typeName()).isNotNull();
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(new String(schema.readAllBytes(), StandardCharsets.UTF_8), InputFormat.JSON);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> filesBelow(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
