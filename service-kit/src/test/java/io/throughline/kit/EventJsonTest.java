package io.throughline.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.events.EventType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the services read events with accepts every golden example of every release. */
class EventJsonTest {
    static List<Path> examples() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("../event-contracts/src/test/resources/golden"))) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void goldenExampleIsRead(Path example) throws IOException {
        EventType type =
                EventType.named(example.getParent().getFileName().toString()).orElseThrow();

        var event = EventJson.read(Files.readAllBytes(example), type.dataClass());

        assertThat(EventType.of(event)).isEqualTo(type);
    }
}
