package io.throughline.e2e;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What {@code stack.json} says.
 *
 * @param pid of the launcher
 * @param ports all that the stack listens on, by the name of what listens there; known before anything does
 */
public record StackState(long pid, Map<String, Integer> ports, List<Part> parts) {
    private static final ObjectReader JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build()
            .readerFor(StackState.class);
    private static final StackState NOTHING = new StackState(0, Map.of(), List.of());

    /** One part of the stack. */
    public record Part(String name, long pid, boolean ready, int port, String log, int restarts) {}

    /** What that file says; nothing while there is none, or while it is just being replaced. */
    public static StackState read(Path file) {
        try {
            return Files.exists(file) ? JSON.readValue(file.toFile()) : NOTHING;
        } catch (IOException e) {
            return NOTHING;
        }
    }

    /** The part of that name. */
    public Part part(String name) {
        return parts.stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no part " + name));
    }

    boolean isReady(long launcher, Set<String> expected) {
        return pid == launcher
                && parts.stream()
                        .filter(Part::ready)
                        .map(Part::name)
                        .collect(Collectors.toSet())
                        .containsAll(expected);
    }
}
