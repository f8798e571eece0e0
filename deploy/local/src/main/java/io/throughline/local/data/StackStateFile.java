package io.throughline.local.data;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** {@code stack.json}: replaced as a whole at each change, removed by a clean stop. */
public final class StackStateFile {
    private final JsonMapper mapper = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(SerializationFeature.INDENT_OUTPUT)
            // A launcher of before may have known less.
            .defaultSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY))
            .build();
    private final Path file;

    public StackStateFile(Path file) {
        this.file = file;
    }

    /** Replaces what was there. */
    public void write(StackState state) throws IOException {
        AtomicFile.write(file, mapper.writeValueAsString(state) + "\n");
    }

    /** What the last launcher wrote; empty after a clean stop, and when nothing was ever started. */
    public Optional<StackState> read() throws IOException {
        try {
            return Optional.of(mapper.readValue(Files.readAllBytes(file), StackState.class));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** Forgets the stack. */
    public void delete() throws IOException {
        Files.deleteIfExists(file);
    }
}
