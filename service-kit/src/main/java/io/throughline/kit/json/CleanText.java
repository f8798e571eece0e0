package io.throughline.kit.json;

import java.util.stream.Collectors;

/** What may stand in a text that is stored: no control characters but line breaks and tabs, no half of a character. */
public final class CleanText {
    private static final int REPLACEMENT = 0xFFFD;

    private CleanText() {}

    /** Whether all of {@code text} may be stored. */
    public static boolean isClean(String text) {
        return text.codePoints().allMatch(CleanText::isAllowed);
    }

    /** The text with what may not be stored replaced by U+FFFD: for foreign senders, whose alerts are never refused for it. */
    public static String cleaned(String text) {
        return isClean(text)
                ? text
                : text.codePoints()
                        .map(point -> isAllowed(point) ? point : REPLACEMENT)
                        .mapToObj(Character::toString)
                        .collect(Collectors.joining());
    }

    private static boolean isAllowed(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL -> point == '\n' || point == '\r' || point == '\t';
            case Character.SURROGATE -> false;
            default -> true;
        };
    }
}
