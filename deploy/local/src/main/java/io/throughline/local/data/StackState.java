package io.throughline.local.data;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The running stack, as {@code stack.json} tells it to {@code status}, {@code down} and tests. No secrets in it.
 *
 * @param pid of the launcher
 * @param startedAt when the launcher started, by the operating system's account
 * @param version of Throughline
 * @param ports all that the stack listens on, by the name of what listens there; known before anything does
 * @param parts in the order of their start
 */
public record StackState(
        long pid, Instant startedAt, String version, Map<String, Integer> ports, List<PartState> parts) {
    public StackState {
        ports = Map.copyOf(ports);
        parts = List.copyOf(parts);
    }
}
