package io.throughline.kit.paging;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One part of a list; stable when rows are added meanwhile.
 *
 * @param next cursor to ask for the following part with {@code after}; null on the last
 */
public record Page<V>(
        List<V> items,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String next) {}
