package io.throughline.kit.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
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
                .addDeserializer(UUID.class, new Id())
                .addDeserializer(LocalDate.class, new Time<>(LocalDate.class, IsoTime::date))
                .addDeserializer(Instant.class, new Time<>(Instant.class, IsoTime::instant))
                .setDeserializerModifier(new StrictEnums());
    }

    /** What nobody can see is nothing: a text of no-break spaces is blank, too. */
    private static final class Text extends StdScalarDeserializer<String> {
        private static final long serialVersionUID = 1L;
        private static final Pattern BLANK = Pattern.compile("[\\s\\p{Z}\\p{Cf}]*");

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
            return BLANK.matcher(text).matches() ? "" : text;
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

    /** A number of bounded size: {@code 1e400} would be kept, shown and calculated with digit by digit. */
    private static final class Decimal extends StdScalarDeserializer<BigDecimal> {
        private static final long serialVersionUID = 1L;
        private static final int MAX_INTEGER = 15;
        private static final int MAX_FRACTION = 10;

        Decimal() {
            super(BigDecimal.class);
        }

        @Override
        public @Nullable BigDecimal deserialize(JsonParser p, DeserializationContext context) throws IOException {
            if (!p.currentToken().isNumeric()) {
                return (BigDecimal) context.handleUnexpectedToken(BigDecimal.class, p);
            }
            BigDecimal number = p.getDecimalValue().stripTrailingZeros();
            if (number.scale() > MAX_FRACTION || number.precision() - (long) number.scale() > MAX_INTEGER) {
                return (BigDecimal) BadFields.report(
                        context,
                        p,
                        "must be a number of at most " + MAX_INTEGER + " digits before and " + MAX_FRACTION
                                + " after the point");
            }
            return number.setScale(Math.max(number.scale(), 0));
        }
    }

    /** Jackson's own would also take Base64. */
    private static final class Id extends StdScalarDeserializer<UUID> {
        private static final long serialVersionUID = 1L;
        private static final Pattern FORM = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

        Id() {
            super(UUID.class);
        }

        @Override
        public @Nullable UUID deserialize(JsonParser p, DeserializationContext context) throws IOException {
            if (!p.hasToken(JsonToken.VALUE_STRING)) {
                return (UUID) context.handleUnexpectedToken(UUID.class, p);
            }
            return FORM.matcher(p.getText()).matches()
                    ? UUID.fromString(p.getText())
                    : (UUID) BadFields.report(context, p, "must be " + BadFields.expected(UUID.class));
        }
    }

    /** Jackson's own would also take numbers and lists. */
    private static final class Time<T> extends StdScalarDeserializer<T> {
        private static final long serialVersionUID = 1L;

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
                return parser.apply(p.getText());
            } catch (DateTimeException e) {
                return (T) BadFields.report(context, p, "must be " + BadFields.expected(handledType()));
            }
        }
    }

    /** Jackson's own would also take a constant with white space around it, and give up at an empty text. */
    private static final class StrictEnums extends BeanDeserializerModifier {
        private static final long serialVersionUID = 1L;

        @Override
        public JsonDeserializer<?> modifyEnumDeserializer(
                DeserializationConfig config, JavaType type, BeanDescription description, JsonDeserializer<?> usual) {
            return new Constant(type.getRawClass());
        }
    }

    private static final class Constant extends StdScalarDeserializer<Object> {
        private static final long serialVersionUID = 1L;

        Constant(Class<?> type) {
            super(type);
        }

        @Override
        public @Nullable Object deserialize(JsonParser p, DeserializationContext context) throws IOException {
            String text = p.hasToken(JsonToken.VALUE_STRING) ? p.getText() : "";
            for (Object constant : handledType().getEnumConstants()) {
                if (((Enum<?>) constant).name().equals(text)) {
                    return constant;
                }
            }
            BadFields.report(context, p, "must be " + BadFields.expected(handledType()));
            p.skipChildren();
            return null;
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
