package io.throughline.kit.republish;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Aggregates of one kind, as their owner says them again. Each method runs within a transaction that {@link Republication}
 * has begun; what is said is said under the aggregate's row lock, so that it and its number agree.
 */
public interface Republishable<K> {
    /** In the plural, as callers name it: {@code incidents}. */
    String kind();

    /** The key behind what a caller calls one; empty if there is none. */
    Optional<K> keyOf(String ref);

    /**
     * Keys in an order of their own, neither locked nor said.
     *
     * @param last the key that they come after; null for the first
     * @param rows at the most so many
     */
    List<K> keysAfter(@Nullable K last, int rows);

    /** Says those again that nobody else is changing, and returns their keys: to wait with locks held is a circle. */
    List<K> sayUnlessLocked(List<K> keys);

    /** Says that one again, waiting for whoever is changing it. */
    void say(K key);
}
