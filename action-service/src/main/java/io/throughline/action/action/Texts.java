package io.throughline.action.action;

import org.jspecify.annotations.Nullable;

/** Optional texts of requests. */
final class Texts {
    private Texts() {}

    /** The text without surrounding space; null if nothing is left of it. */
    static @Nullable String orNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** The new text if there is one, "" for none; else the present one. */
    static @Nullable String orPresent(@Nullable String text, @Nullable String present) {
        return text == null ? present : orNull(text);
    }
}
