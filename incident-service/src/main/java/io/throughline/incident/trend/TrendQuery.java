package io.throughline.incident.trend;

import io.throughline.kit.error.InvalidFieldsException;
import io.throughline.kit.json.IsoTime;
import io.throughline.kit.paging.QueryReader;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which figures are asked for.
 *
 * @param to excluded
 */
record TrendQuery(Instant from, Instant to, TrendInterval interval, TrendGrouping groupBy) {
    /** More pieces than that are no trend any more, and too large an answer. */
    static final int MAX_BUCKETS = 120;

    private static final int DEFAULT_MONTHS = 12;
    private static final Instant FLOOR = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant CEILING = Instant.parse("2100-01-01T00:00:00Z");
    private static final String MOMENT =
            "a date such as 2026-11-01, or a time such as 2026-11-01T09:40:00Z," + " from 2000-01-01 to 2100-01-01";

    /** The first day of each bucket. */
    List<LocalDate> buckets() {
        return interval.startsBetween(from, to);
    }

    /**
     * Reads what the caller asks for.
     *
     * @param asked as it was sent
     * @throws InvalidFieldsException naming every parameter that makes no sense (problem {@code invalid-request}, 400)
     */
    static TrendQuery of(Asked asked, Instant now) {
        QueryReader query = new QueryReader();
        Optional<Instant> to = read(query, "to", asked.to(), TrendQuery::moment, MOMENT);
        Optional<Instant> from = read(query, "from", asked.from(), TrendQuery::moment, MOMENT);
        Optional<TrendInterval> interval = read(
                query,
                "interval",
                asked.interval(),
                text -> named(text, TrendInterval.values(), TrendInterval::word),
                "one of week, month, quarter");
        Optional<TrendGrouping> groupBy = read(
                query,
                "groupBy",
                asked.groupBy(),
                text -> named(text, TrendGrouping.values(), TrendGrouping::word),
                "one of service, rootCause");
        boolean isPeriodKnown = from.isPresent() == (asked.from() != null) && to.isPresent() == (asked.to() != null);
        Instant until = to.orElse(now);
        TrendQuery read = new TrendQuery(
                from.orElseGet(() -> until.atOffset(ZoneOffset.UTC)
                        .minusMonths(DEFAULT_MONTHS)
                        .toInstant()),
                until,
                interval.orElse(TrendInterval.MONTH),
                groupBy.orElse(TrendGrouping.SERVICE));
        if (isPeriodKnown) {
            read.requirePeriod(query);
        }
        query.done();
        return read;
    }

    private void requirePeriod(QueryReader query) {
        if (!from.isBefore(to)) {
            refuse(query, "from", "before to, which is " + to);
        } else if (buckets().size() > MAX_BUCKETS) {
            refuse(
                    query,
                    "interval",
                    "so long that there are at most " + MAX_BUCKETS + " of them between from and to; there are "
                            + buckets().size() + " of a " + interval.word());
        }
    }

    private static void refuse(QueryReader query, String name, String expected) {
        var unused = read(
                query,
                name,
                "",
                text -> {
                    throw new IllegalArgumentException(text);
                },
                expected);
    }

    private static <E> E named(String asked, E[] known, Function<E, String> word) {
        return Arrays.stream(known)
                .filter(any -> word.apply(any).equals(asked))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(asked));
    }

    private static <T> Optional<T> read(
            QueryReader query, String name, @Nullable String text, Function<String, T> parser, String expected) {
        return query.parsed(name, text == null ? List.of() : List.of(text), parser, expected).stream()
                .findFirst();
    }

    /** A date is its first moment, in UTC. */
    private static Instant moment(String text) {
        try {
            Instant moment = IsoTime.instant(text.length() == "2026-11-01".length() ? text + "T00:00:00Z" : text);
            if (moment.isBefore(FLOOR) || moment.isAfter(CEILING)) {
                throw new IllegalArgumentException(text);
            }
            return moment;
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    /** The parameters as they were sent; null for those that were not. */
    record Asked(
            @Nullable String from,
            @Nullable String to,
            @Nullable String interval,
            @Nullable String groupBy) {}
}
