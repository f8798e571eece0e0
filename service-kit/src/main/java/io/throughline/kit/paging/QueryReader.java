package io.throughline.kit.paging;

import io.throughline.kit.error.FieldError;
import io.throughline.kit.error.InvalidFieldsException;
import io.throughline.kit.json.CleanText;
import io.throughline.kit.json.IsoTime;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the query parameters of one list request and names every bad one at once. */
public final class QueryReader {
    private final List<FieldError> errors = new ArrayList<>();

    /** A reader for one request; call {@link #done} after the last parameter. */
    public QueryReader() {}

    /** The values of a repeated parameter as constants; an unknown one is a bad field. */
    public <E extends Enum<E>> List<E> anyOf(String name, List<String> values, Class<E> type) {
        String expected = Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "));
        return parsed(name, values, value -> Enum.valueOf(type, value), "one of " + expected);
    }

    /** The values of a repeated parameter as they are; PostgreSQL takes no NUL, so a control character is a bad field. */
    public List<String> texts(String name, List<String> values) {
        return parsed(name, values, QueryReader::clean, "a text without control characters");
    }

    private static String clean(String text) {
        if (!CleanText.isClean(text)) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }

    /** The values of a repeated parameter as {@code parser} reads them; one that it refuses is a bad field. */
    public <T> List<T> parsed(String name, List<String> values, Function<String, T> parser, String expected) {
        List<T> parsed = new ArrayList<>();
        for (String value : values) {
            try {
                parsed.add(parser.apply(value));
            } catch (IllegalArgumentException e) {
                errors.add(new FieldError("?" + name, "must be " + expected));
            }
        }
        return parsed;
    }

    /** The moment that a parameter names; empty if it is absent or bad. */
    public Optional<Instant> time(String name, @Nullable String text) {
        return one(name, text, IsoTime::instant, "a time such as 2026-11-23T09:40:00Z");
    }

    /** The day that a parameter names; empty if it is absent or bad. */
    public Optional<LocalDate> day(String name, @Nullable String text) {
        return one(name, text, IsoTime::date, "a day such as 2026-12-04");
    }

    /** What a parameter of two values says; empty if it is absent or bad. */
    public Optional<Boolean> truth(String name, @Nullable String text) {
        return one(name, text, QueryReader::truth, "true or false");
    }

    /** As {@link #truth(String, String)} of a parameter that may be there once: of two that differ, none would be right. */
    public Optional<Boolean> truth(String name, List<String> values) {
        if (values.size() > 1) {
            errors.add(new FieldError("?" + name, "must be there once"));
            return Optional.empty();
        }
        return truth(name, values.isEmpty() ? null : values.get(0));
    }

    /** Names every parameter that the request has none of: where one that is misspelt would do harm. */
    public void only(Collection<String> sent, String... known) {
        sent.stream()
                .filter(name -> !List.of(known).contains(name))
                .forEach(name -> errors.add(new FieldError("?" + name, "is not a parameter of this request")));
    }

    private static boolean truth(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }

    private <T> Optional<T> one(String name, @Nullable String text, Function<String, T> parser, String expected) {
        List<String> values = text == null ? List.of() : List.of(text);
        return parsed(name, values, value -> unlessNoTime(parser, value), expected).stream()
                .findFirst();
    }

    private static <T> T unlessNoTime(Function<String, T> parser, String text) {
        try {
            return parser.apply(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    /** The part of the list that is asked for. */
    public PageRequest page(@Nullable String limit, @Nullable String after) {
        int rows = collecting(() -> PageRequest.limit(limit)).orElse(PageRequest.DEFAULT_LIMIT);
        return new PageRequest(rows, collecting(() -> PageRequest.after(after)).orElse(null));
    }

    private <T> Optional<T> collecting(Supplier<@Nullable T> read) {
        try {
            return Optional.ofNullable(read.get());
        } catch (InvalidFieldsException e) {
            errors.addAll(e.errors());
            return Optional.empty();
        }
    }

    /**
     * Ends the reading.
     *
     * @throws InvalidFieldsException naming every bad parameter, if there is any (problem {@code invalid-request}, 400)
     */
    public void done() {
        if (!errors.isEmpty()) {
            throw new InvalidFieldsException(errors);
        }
    }
}
