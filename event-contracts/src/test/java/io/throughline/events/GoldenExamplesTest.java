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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Today's records and schemas accept every golden example of every release; those of the release in work are also written as
 * they stand. One of an earlier release may lack what was added since.
 */
class GoldenExamplesTest {
    private static final GoldenReleases RELEASES = new GoldenReleases(Path.of("src/test/resources/golden"));
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    static List<Path> examples() {
        return RELEASES.all();
    }

    static List<Path> examplesInWork() {
        return RELEASES.inWork();
    }

    @Test
    void releasedExamplesAreAsTheyWereReleased() {
        assertThat(RELEASES.faults()).isEmpty();
    }

    /** After a release, the first commit of the next lists the examples and begins a folder (CONTRIBUTING.md). */
    @Test
    void theReleaseInWorkHasAFolderOfItsOwn() {
        assertThat(System.getProperty("project.version")).startsWith(RELEASES.newest() + ".");
    }

    @ParameterizedTest
    @EnumSource
    void typeHasAGoldenExampleInTheReleaseInWork(EventType type) {
        assertThat(RELEASES.inWork()).anyMatch(example -> typeOf(example) == type);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void exampleFitsItsSchema(Path example) throws IOException {
        assertThat(schemaOf(typeOf(example)).validate(Files.readString(example), InputFormat.JSON))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void exampleIsRead(Path example) throws IOException {
        ThroughlineEvent event =
                JSON.readValue(Files.readString(example), typeOf(example).dataClass());

        assertThat(EventType.of(event)).isEqualTo(typeOf(example));
    }

    @ParameterizedTest
    @MethodSource("examplesInWork")
    void exampleIsReadAndWrittenWithoutLoss(Path example) throws IOException {
        JsonNode tree = JSON.readTree(Files.readString(example));

        ThroughlineEvent event = JSON.treeToValue(tree, typeOf(example).dataClass());

        assertThat(JSON.readTree(JSON.writeValueAsString(event))).isEqualTo(tree);
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
}
