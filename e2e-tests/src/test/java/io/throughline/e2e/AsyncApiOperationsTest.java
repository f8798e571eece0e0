package io.throughline.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The AsyncAPI document says who reads which topic; what the events on them are, event-contracts compares. */
class AsyncApiOperationsTest {
    private static JsonNode document;

    static Set<String> services() throws IOException {
        return ServiceConfiguration.modules();
    }

    @BeforeAll
    static void read() throws IOException {
        document = YamlFile.read(Checkout.root().resolve("event-contracts/src/main/asyncapi/asyncapi.yaml"));
    }

    @ParameterizedTest
    @MethodSource("services")
    void serviceReceivesWhatItConsumes(String service) {
        assertThat(topics(service, "receive")).isEqualTo(new ServiceConfiguration(service).topics());
    }

    /** One writer per topic: who numbers the events of an aggregate is one database. */
    @Test
    void everyTopicHasOneSender() throws IOException {
        assertThat(services().stream().flatMap(service -> topics(service, "send").stream()))
                .containsExactlyInAnyOrderElementsOf(document.path("channels").properties().stream()
                        .map(channel -> channel.getValue().path("address").asText())
                        .toList());
    }

    private static Set<String> topics(String service, String action) {
        return operations()
                .filter(operation -> operation.path("action").asText().equals(action))
                .filter(operation ->
                        operation.path("tags").path(0).path("name").asText().equals(service))
                .map(operation -> document.at(
                        operation.path("channel").path("$ref").asText().substring(1)))
                .map(channel -> channel.path("address").asText())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<JsonNode> operations() {
        return document.path("operations").properties().stream().map(Map.Entry::getValue);
    }
}
