package io.throughline.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The AsyncAPI document says what the code says: the topics, the types on each, their data and their headers. */
class AsyncApiTest {
    private static final Path FILE = Path.of("src/main/asyncapi/asyncapi.yaml");
    private static final JsonNode DOCUMENT = read();

    @Test
    void everyTopicIsAChannelAndNothingElse() {
        assertThat(stream(DOCUMENT.path("channels"))
                        .map(channel -> channel.path("address").asText()))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Topic.values()).map(Topic::topicName).toList());
    }

    @ParameterizedTest
    @EnumSource
    void channelIsConfiguredAsItsTopic(Topic topic) {
        JsonNode kafka = channelOf(topic).path("bindings").path("kafka");
        JsonNode configuration = kafka.path("topicConfiguration");

        assertThat(kafka.path("topic").asText()).isEqualTo(topic.topicName());
        assertThat(kafka.path("partitions").asInt()).isEqualTo(Topic.PARTITIONS);
        assertThat(configuration.path("cleanup.policy"))
                .extracting(JsonNode::asText)
                .containsExactly(topic.compacted() ? "compact" : "delete");
        assertThat(configuration.has("retention.ms")).isNotEqualTo(topic.compacted());
        if (!topic.compacted()) {
            assertThat(configuration.path("retention.ms").asLong())
                    .isEqualTo(topic.retention().toMillis());
        }
    }

    @ParameterizedTest
    @EnumSource
    void channelHasTheMessagesOfItsTopicAndNoOthers(Topic topic) {
        assertThat(names(channelOf(topic).path("messages")))
                .isEqualTo(Arrays.stream(EventType.values())
                        .filter(type -> type.topic() == topic)
                        .map(EventType::typeName)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @ParameterizedTest
    @EnumSource
    void messageHasTheNameAndTheDataOfItsType(EventType type) {
        JsonNode message = channelOf(type.topic()).path("messages").path(type.typeName());

        assertThat(message.path("name").asText()).isEqualTo(type.typeName());
        assertThat(message.path("summary").asText()).as("when it is said").isNotBlank();
        assertThat(FILE.resolveSibling(message.path("payload").path("$ref").asText())
                        .normalize())
                .isEqualTo(Path.of("src/main/resources" + type.schemaPath()))
                .exists();
    }

    @ParameterizedTest
    @EnumSource
    void messageHasTheHeadersOfACloudEvent(EventType type) throws IllegalAccessException {
        JsonNode message = channelOf(type.topic()).path("messages").path(type.typeName());
        JsonNode headers = resolved(resolved(message.path("traits").path(0)).path("headers"));

        Set<String> ours = headerNames();
        assertThat(names(headers.path("properties"))).isEqualTo(ours);
        ours.remove(CloudEventHeaders.TRACE_PARENT);
        assertThat(headers.path("required")).extracting(JsonNode::asText).containsExactlyInAnyOrderElementsOf(ours);
    }

    @Test
    void theVersionIsThatOfTheRelease() {
        assertThat(System.getProperty("project.version").replace("-SNAPSHOT", ""))
                .isEqualTo(DOCUMENT.path("info").path("version").asText());
    }

    private static JsonNode channelOf(Topic topic) {
        return stream(DOCUMENT.path("channels"))
                .filter(channel -> channel.path("address").asText().equals(topic.topicName()))
                .findAny()
                .orElseThrow();
    }

    private static Set<String> headerNames() throws IllegalAccessException {
        Set<String> names = new TreeSet<>();
        for (var field : CloudEventHeaders.class.getFields()) {
            if (Modifier.isStatic(field.getModifiers()) && !field.getName().endsWith("_VALUE")) {
                names.add((String) field.get(null));
            }
        }
        return names;
    }

    private static JsonNode resolved(JsonNode reference) {
        String pointer = reference.path("$ref").asText();
        assertThat(pointer).startsWith("#/");
        return DOCUMENT.at(pointer.substring(1));
    }

    private static Stream<JsonNode> stream(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getValue);
    }

    private static Set<String> names(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).collect(Collectors.toCollection(TreeSet::new));
    }

    private static JsonNode read() {
        LoaderOptions strict = new LoaderOptions();
        strict.setAllowDuplicateKeys(false);
        try {
            Map<?, ?> content = new Yaml(new SafeConstructor(strict)).load(Files.readString(FILE));
            return new ObjectMapper().valueToTree(content);
        } catch (IOException e) {
            throw new ExceptionInInitializerError(e);
        }
    }
}
