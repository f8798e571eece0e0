package io.throughline.action.action;

import io.throughline.kit.error.UnknownResourceException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How callers name an action: {@code ACT-7}, or its UUID. */
final class ActionRef {
    private static final Pattern REFERENCE = Pattern.compile("ACT-([1-9]\\d{0,17})");

    private ActionRef() {}

    static String of(long number) {
        return "ACT-" + number;
    }

    /** The number in a reference; empty if it is none. */
    static OptionalLong number(String ref) {
        Matcher matcher = REFERENCE.matcher(ref);
        return matcher.matches() ? OptionalLong.of(Long.parseLong(matcher.group(1))) : OptionalLong.empty();
    }

    /** The UUID that it is; empty if it is none. */
    static Optional<UUID> id(String ref) {
        try {
            return Optional.of(UUID.fromString(ref));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** What is answered where nothing has that name. */
    static UnknownResourceException unknown(String ref) {
        return new UnknownResourceException("action", ref);
    }
}
