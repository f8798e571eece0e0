package io.throughline.kit.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

/** Reads times as RFC 3339 writes them: years of four digits, also once they are in UTC. */
public final class IsoTime {
    /** A year of more digits is a slip. */
    private static final Pattern YEAR_FIRST = Pattern.compile("\\d{4}-.*");

    private static final int LAST_YEAR = 9999;

    private IsoTime() {}

    /**
     * The instant, cut to the microseconds that PostgreSQL keeps: a finer one would differ once it is read back.
     *
     * @throws DateTimeException if the text is none
     */
    public static Instant instant(String text) {
        OffsetDateTime utc = OffsetDateTime.parse(requireYear(text)).withOffsetSameInstant(ZoneOffset.UTC);
        if (utc.getYear() < 1 || utc.getYear() > LAST_YEAR) {
            throw new DateTimeException("in UTC the year has not four digits");
        }
        return utc.toInstant().truncatedTo(ChronoUnit.MICROS);
    }

    /**
     * The date.
     *
     * @throws DateTimeException if the text is none
     */
    public static LocalDate date(String text) {
        return LocalDate.parse(requireYear(text));
    }

    private static String requireYear(String text) {
        if (!YEAR_FIRST.matcher(text).matches()) {
            throw new DateTimeException("the year has not four digits");
        }
        return text;
    }
}
