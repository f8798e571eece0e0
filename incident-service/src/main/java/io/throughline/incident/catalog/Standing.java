package io.throughline.incident.catalog;

import org.jspecify.annotations.Nullable;

/**
 * How a service stands to the caller.
 *
 * @param present null if it is not in the catalogue
 * @param refusal why the caller may not change or create it, in words; null if they may
 */
public record Standing(
        @Nullable WholeRecord present, @Nullable String refusal) {}
