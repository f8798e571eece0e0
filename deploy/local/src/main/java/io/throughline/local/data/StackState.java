package io.throughline.local.data;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The running stack, as {@code stack.json} tells it to {@code status}, {@code down} and tests. No secrets in it.
 *
 * @param pid of the launcher
 * @param startedAt when the launcher started, by the operating system's account
 * @param version of Throughline
 * @param parts in the order of their start
 */
public record StackState(long pid, Instant startedAt, String version, List<PartState> parts) {
    public StackState {
        parts = List.copyOf(parts);
    }

    /** Which part listened where, by name. */
    public Map<String, Integer> ports() {
        return parts.stream().collect(Collectors.toUnmodifiableMap(PartState::name, PartState::port));
    }
}
