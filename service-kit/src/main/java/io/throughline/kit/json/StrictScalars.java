package io.throughline.kit.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a text only from a text and a number only from a number: nothing is converted silently. */
final class StrictScalars {
    private StrictScalars() {}

    static SimpleModule module() {
        return new SimpleModule("strict-scalars")
                .addDeserializer(String.class, new Text())
                .addDeserializer(Integer.class, new WholeNumber())
                .addDeserializer(BigDecimal.class, new Decimal())
                .addDeserializer(Boolean.class, new Truth())
                .addDeserializer(LocalDate.class, new Time<>(LocalDate.class, LocalDate::parse))
                .addDeserializer(
                        Instant.class,
                        new Time<>(
                                Instant.class,
                                text -> OffsetDateTime.parse(text).toInstant()));
    }

    private static final class Text extends StdScalarDeserializer<String> {
        private static final long serialVersionUID = 1L;

        Text() {
            super(String.class);
        }

        @Override
        public @Nullable String deserialize(JsonParser p, DeserializationContext context) throws IOException {
            if (!p.hasToken(JsonToken.VALUE_STRING)) {
                return (String) context.handleUnexpectedToken(String.class, p);
            }
            String text = p.getText();
            if (!CleanText.isClean(text)) {
                return (String) BadFields.report(context, p, "must not contain control characters");
            }
            return text;
        }
    }

    private static final class WholeNumber extends StdScalarDeserializer<Integer> {
        private static final long serialVersionUID = 1L;

        WholeNumber() {
            super(Integer.class);
        }

        @Override
        public @Nullable Integer deserialize(JsonParser p, DeserializationContext context) throws IOException {
            if (!p.hasToken(JsonToken.VALUE_NUMBER_INT)) {
                return (Integer) context.handleUnexpectedToken(Integer.class, p);
            }
            try {
                return p.getIntValue();
            } catch (InputCoercionException e) {
                return (Integer) BadFields.report(context, p, "must be a whole number of at most 9 digits");
            }
        }
    }

    private static final class Decimal extends StdScalarDeserializer<BigDecimal> {
        private static final long serialVersionUID = 1L;

        Decimal() {
            super(BigDecimal.class);
        }

        @Override
        public @Nullable BigDecimal deserialize(JsonParser p, DeserializationContext context) throws IOException {
            return p.currentToken().isNumeric()
                    ? p.getDecimalValue()
                    : (BigDecimal) context.handleUnexpectedToken(BigDecimal.class, p);
        }
    }

    /** Jackson's own would also take numbers and lists; a year of more than four digits is a slip. */
    private static final class Time<T> extends StdScalarDeserializer<T> {
        private static final long serialVersionUID = 1L;
        private static final Pattern YEAR_FIRST = Pattern.compile("\\d{4}-.*");

        private final transient Function<String, T> parser;

        Time(Class<T> type, Function<String, T> parser) {
            super(type);
            this.parser = parser;
        }

        @Override
        @SuppressWarnings("unchecked") // what the handlers return is null
        public @Nullable T deserialize(JsonParser p, DeserializationContext context) throws IOException {
            if (!p.hasToken(JsonToken.VALUE_STRING)) {
                return (T) context.handleUnexpectedToken(handledType(), p);
            }
            try {
                if (YEAR_FIRST.matcher(p.getText()).matches()) {
                    return parser.apply(p.getText());
                }
            } catch (DateTimeException e) {
                return (T) BadFields.report(context, p, "must be " + BadFields.expected(handledType()));
            }
            return (T) BadFields.report(context, p, "must be " + BadFields.expected(handledType()));
        }
    }

    private static final class Truth extends StdScalarDeserializer<Boolean> {
        private static final long serialVersionUID = 1L;

        Truth() {
            super(Boolean.class);
        }

        @Override
        public @Nullable Boolean deserialize(JsonParser p, DeserializationContext context) throws IOException {
            return p.currentToken().isBoolean()
                    ? (Boolean) p.getBooleanValue()
                    : (Boolean) context.handleUnexpectedToken(Boolean.class, p);
        }
    }
}
