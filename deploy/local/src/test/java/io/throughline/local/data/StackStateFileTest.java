package io.throughline.local.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackStateFileTest {
    @TempDir
    Path temporary;

    @Test
    void stateIsReadAsItWasWritten() throws IOException {
        var start = Instant.parse("2026-11-23T09:40:00.120Z");
        var part = new PartState("kafka", 12, start, true, 19092, "127.0.0.1:19092", "/logs/kafka.log", 3);
        var state = new StackState(11, start, "1.2.3", Map.of("kafka", 19092), List.of(part));
        var file = new StackStateFile(temporary.resolve("stack.json"));

        file.write(state);

        assertThat(file.read()).contains(state);
        assertThat(Files.readString(temporary.resolve("stack.json")))
                .contains("\"startedAt\" : \"2026-11-23T09:40:00.120Z\"");
        try (var files = Files.list(temporary)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void stackOfALauncherThatKnewNoPortsCanStillBeStopped() throws IOException {
        var file = temporary.resolve("stack.json");
        Files.writeString(file, """
                {"pid": 11, "startedAt": "2026-11-23T09:40:00.120Z", "version": "0.1.0", "parts": []}""");

        assertThat(new StackStateFile(file).read().orElseThrow().ports()).isEmpty();
    }

    @Test
    void nothingIsKnownAfterACleanStop() throws IOException {
        var file = new StackStateFile(temporary.resolve("stack.json"));

        file.delete();

        assertThat(file.read()).isEmpty();
    }
}
