package io.throughline.kit.paging;

import io.throughline.kit.error.InvalidFieldsException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is asked for.
 *
 * @param limit rows at the most, 1 to 200
 * @param after sort key of the last row already seen; null for the first page
 */
public record PageRequest(int limit, @Nullable String after) {
    static final int DEFAULT_LIMIT = 50;
    private static final int MAX_LIMIT = 200;

    /**
     * The last row's key, for lists sorted by a number.
     *
     * @throws InvalidFieldsException if the cursor is of another list (problem {@code invalid-request}, 400)
     */
    public OptionalLong afterNumber() {
        return afterKey(Long::valueOf).map(OptionalLong::of).orElse(OptionalLong.empty());
    }

    /**
     * The last row's key, for lists sorted by id.
     *
     * @throws InvalidFieldsException if the cursor is of another list (problem {@code invalid-request}, 400)
     */
    public Optional<UUID> afterId() {
        return afterKey(UUID::fromString);
    }

    /**
     * The last row's key, for lists sorted by something else; empty for the first page.
     *
     * @param parser reads what the key's {@code toString} made, and throws an {@link IllegalArgumentException} if it is none
     * @throws InvalidFieldsException if the cursor is of another list (problem {@code invalid-request}, 400)
     */
    public <K> Optional<K> afterKey(Function<String, K> parser) {
        try {
            return Optional.ofNullable(after).map(parser);
        } catch (IllegalArgumentException e) {
            throw Cursor.refused(e);
        }
    }

    /** How many rows to fetch: one more than is answered tells whether there is a next page. */
    public int fetch() {
        return limit + 1;
    }

    /**
     * Makes the page.
     *
     * @param rows up to {@link #fetch()} rows in order
     * @param key the key that the list is sorted by; unique
     */
    public <R, V> Page<V> page(List<R> rows, Function<R, V> view, Function<R, Object> key) {
        List<R> shown = rows.subList(0, Math.min(limit, rows.size()));
        Optional<String> next = rows.size() > limit
                ? Optional.of(Cursor.of(String.valueOf(key.apply(shown.get(limit - 1)))))
                : Optional.empty();
        return new Page<>(shown.stream().map(view).toList(), next.orElse(null));
    }

    static @Nullable String after(@Nullable String cursor) {
        return cursor == null ? null : Cursor.lastKey(cursor);
    }

    static int limit(@Nullable String text) {
        try {
            int limit = text == null ? DEFAULT_LIMIT : Integer.parseInt(text);
            if (limit >= 1 && limit <= MAX_LIMIT) {
                return limit;
            }
        } catch (NumberFormatException e) {
            throw refused();
        }
        throw refused();
    }

    private static InvalidFieldsException refused() {
        return new InvalidFieldsException("?limit", "must be a whole number from 1 to " + MAX_LIMIT);
    }
}
