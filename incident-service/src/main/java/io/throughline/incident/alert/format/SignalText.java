package io.throughline.incident.alert.format;

import io.throughline.kit.json.CleanText;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/** Makes foreign texts and times fit to be stored: an alert is never refused for how it is written. */
final class SignalText {
    /** Longest key that goes into an index; PostgreSQL takes no index row above 2,704 bytes. */
    static final int MAX_KEY = 255;

    private static final String UNNAMED = "unnamed alert";
    /** An offset as ISO 8601 has it and RFC 3339 has not; PagerDuty shows it in its examples. */
    private static final Pattern SHORT_OFFSET = Pattern.compile("([+-]\\d{2})(\\d{2})$");

    private static final int LAST_YEAR = 9999;

    private SignalText() {}

    /** The text as a key: as it is, or its SHA-256 where it is too long to be one. */
    static String key(String text) {
        String clean = CleanText.cleaned(text);
        return clean.length() <= MAX_KEY ? clean : sha256(clean);
    }

    /** The text as a name: as it is, or its beginning. */
    static String name(String text) {
        String clean = CleanText.cleaned(text);
        return clean.codePointCount(0, clean.length()) <= MAX_KEY
                ? clean
                : clean.substring(0, clean.offsetByCodePoints(0, MAX_KEY));
    }

    /** The text as a name, or what stands for none. */
    static String nameOrUnnamed(String text) {
        return text.isBlank() ? UNNAMED : name(text);
    }

    /** The instant in an RFC 3339 text, in microseconds; empty if it is none between the years 1 and 9999 in UTC. */
    static Optional<Instant> instant(String text) {
        try {
            OffsetDateTime time = OffsetDateTime.parse(
                            SHORT_OFFSET.matcher(text).replaceFirst("$1:$2"))
                    .withOffsetSameInstant(ZoneOffset.UTC);
            return time.getYear() < 1 || time.getYear() > LAST_YEAR
                    ? Optional.empty()
                    : Optional.of(time.toInstant().truncatedTo(ChronoUnit.MICROS));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
