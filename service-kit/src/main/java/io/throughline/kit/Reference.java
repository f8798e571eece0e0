package io.throughline.kit;

import io.throughline.kit.error.UnknownResourceException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How people call the things of one kind, {@code INC-12}, beside their UUIDs. */
public final class Reference {
    private final String prefix;
    private final String kind;
    private final Pattern pattern;

    private Reference(String prefix, String kind) {
        this.prefix = prefix;
        this.kind = kind;
        this.pattern = Pattern.compile(prefix + "([1-9]\\d{0,17})");
    }

    /**
     * The references of a kind.
     *
     * @param prefix of the number: {@code INC-}
     * @param kind what it is, for people: {@code incident}
     */
    public static Reference of(String prefix, String kind) {
        return new Reference(prefix, kind);
    }

    /** What the one of that number is called. */
    public String to(long number) {
        return prefix + number;
    }

    /** The number in a reference; empty if it is none. */
    public OptionalLong number(String ref) {
        Matcher matcher = pattern.matcher(ref);
        return matcher.matches() ? OptionalLong.of(Long.parseLong(matcher.group(1))) : OptionalLong.empty();
    }

    /** The UUID that it is; empty if it is none. */
    public Optional<UUID> id(String ref) {
        try {
            return Optional.of(UUID.fromString(ref));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** What is answered where nothing has that name. */
    public UnknownResourceException unknown(String ref) {
        return new UnknownResourceException(kind, ref);
    }
}
